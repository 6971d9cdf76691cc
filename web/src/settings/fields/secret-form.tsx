import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { faultOf } from '../data/fault-of.js';
import { useUnsaved } from '../../parts/index.js';
import type { NamedSetting } from '../data/setting-input.js';
import type { useSaveSettings } from '../data/settings-query.js';
import { words } from '../../words/index.js';

interface SecretFormProps {
  setting: NamedSetting;
  save: ReturnType<typeof useSaveSettings>;
  onDone: () => void;
  onCancel: () => void;
}

/** Takes a new secret. It is in this field only, until it was sent. */
export function SecretForm({ setting, save, onDone, onCancel }: SecretFormProps): ReactElement {
  const [text, setText] = useState('');
  const fault = faultOf(save.error, setting.key);
  useUnsaved(setting.key, text === '' ? 0 : 1);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ [setting.key]: text }, { onSuccess: onDone });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <Stack gap="xs">
        <PasswordInput
          aria-label={words.settings.secret.input(setting.title)}
          description={words.settings.secret.writeOnly}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
          error={fault}
          aria-invalid={fault !== undefined}
          visibilityToggleButtonProps={{ 'aria-label': words.settings.secret.visibility }}
          data-autofocus
          autoFocus
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          // Managers of passwords know no better than to offer those of people.
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
        />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            {words.settings.secret.save}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {words.settings.secret.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
