import { Button, Code, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { nearestName } from './nearest-name.js';
import { snippetOf, type Token } from './template-tokens.js';

const say = words.settings.template;

interface TemplateFaultProps {
  message: string;
  /** What is at fault; null where it is the whole. */
  token: Token | null;
  names: readonly string[];
  /** Puts a piece in the place of the one at fault. */
  onReplace: (token: Token, piece: string) => void;
}

/** Why a template would be refused, where, and by one click what was probably meant. */
export function TemplateFault({ message, token, names, onReplace }: TemplateFaultProps): ReactElement {
  const meant = token?.name !== undefined && !names.includes(token.name) ? nearestName(token.name, names) : undefined;
  return (
    <Group gap="xs" mih={36}>
      <Text size="sm" c="var(--mantine-color-error)">
        {token && !message.includes(token.text) && (
          <>
            {say.here} <Code>{token.text}</Code>{' '}
          </>
        )}
        {message}
      </Text>
      {token && meant !== undefined && (
        <Button
          size="xs"
          variant="light"
          onClick={() => {
            onReplace(token, snippetOf(meant));
          }}
        >
          {say.use(`{${meant}}`)}
        </Button>
      )}
    </Group>
  );
}
