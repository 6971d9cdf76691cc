import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { errorText, words } from '../words/index.js';

interface ErrorBoxProps {
  error: Error;
  /** Default: that it did not work. */
  title?: string;
  onRetry?: () => void;
  onDismiss?: () => void;
}

/** An error beside what caused it, read out at once. */
export function ErrorBox({ error, title = words.errors.failed, onRetry, onDismiss }: ErrorBoxProps): ReactElement {
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={title}
      withCloseButton={onDismiss !== undefined}
      onClose={onDismiss}
    >
      <Text size="sm">{errorText(error)}</Text>
      {onRetry && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={onRetry}>
            {words.errors.tryAgain}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
