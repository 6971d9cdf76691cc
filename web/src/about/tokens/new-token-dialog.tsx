import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { ApiError } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { NewSecret } from './new-secret.js';
import type { Token } from './token-line.js';
import type { useTokens } from './use-tokens.js';

interface NewTokenDialogProps {
  isOpen: boolean;
  creation: ReturnType<typeof useTokens>['creation'];
  onClose: () => void;
}

const SCOPES = ['read', 'control', 'admin'] as const satisfies readonly Token['scope'][];

/** Makes a token, and shows its secret this once. */
export function NewTokenDialog({ isOpen, creation, onClose }: NewTokenDialogProps): ReactElement {
  const { tokens } = words.about;
  const created = creation.data;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      // The secret would be gone with a stray click.
      closeOnClickOutside={!created}
      title={<Text fw={650}>{created ? tokens.secretTitle : tokens.create}</Text>}
    >
      {created ? <NewSecret secret={created.token} onDone={onClose} /> : <NewTokenForm creation={creation} />}
    </Modal>
  );
}

function NewTokenForm({ creation }: Pick<NewTokenDialogProps, 'creation'>): ReactElement {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Token['scope']>('control');
  const { tokens } = words.about;
  const atName =
    creation.error instanceof ApiError
      ? creation.error.details.find(({ path }) => path === 'name')?.message
      : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        creation.mutate({ name: name.trim(), scope });
      }}
    >
      <Stack>
        <TextInput
          label={tokens.name}
          placeholder={tokens.nameHint}
          required
          maxLength={100}
          data-autofocus
          error={atName}
          value={name}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
          }}
        />
        <Radio.Group
          label={tokens.scope}
          value={scope}
          onChange={(value) => {
            setScope(value);
          }}
        >
          <Stack gap="xs" mt="xs">
            {SCOPES.map((each) => (
              <Radio key={each} value={each} label={tokens.scopes[each]} description={tokens.scopeShort[each]} />
            ))}
          </Stack>
        </Radio.Group>
        {creation.error && atName === undefined && <ErrorBox error={creation.error} />}
        <Group justify="flex-end">
          <Button type="submit" mih={40} loading={creation.isPending} disabled={name.trim() === ''}>
            {tokens.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
