import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { sessionQuery } from '../../session/index.js';
import { words } from '../../words/index.js';
import type { Token } from './token-line.js';
import type { useTokens } from './use-tokens.js';

interface RevokeDialogProps {
  /** null = closed. */
  token: Token | null;
  revocation: ReturnType<typeof useTokens>['revocation'];
  onClose: () => void;
}

/** Asks before a token is gone for good. */
export function RevokeDialog({ token, revocation, onClose }: RevokeDialogProps): ReactElement {
  const { data: session } = useQuery(sessionQuery);
  const { tokens } = words.about;
  const isOwn = session?.needsToken === true && session.name === token?.name;
  return (
    <Modal
      opened={token !== null}
      onClose={onClose}
      title={<Text fw={650}>{token && tokens.revokeTitle(token.name)}</Text>}
    >
      <Stack>
        <Text size="sm">{tokens.revokeText}</Text>
        {isOwn && (
          <Text size="sm" fw={600} c="var(--tone-warning)">
            {tokens.revokeOwn}
          </Text>
        )}
        {revocation.error && <ErrorBox error={revocation.error} />}
        <Group justify="flex-end">
          <Button variant="default" mih={40} data-autofocus onClick={onClose}>
            {tokens.cancel}
          </Button>
          <Button
            color="red"
            mih={40}
            loading={revocation.isPending}
            onClick={() => {
              if (token) revocation.mutate(token.id, { onSuccess: onClose });
            }}
          >
            {tokens.revoke}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
