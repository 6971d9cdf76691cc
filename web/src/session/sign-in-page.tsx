import { Button, Center, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { ApiError } from '../api/index.js';
import { Logo } from '../parts/index.js';
import { errorText, words } from '../words/index.js';
import { useSigning } from './session.js';

/** Asks for an access token. It goes to the host and comes back as a cookie that no script can read. */
export function SignInPage(): ReactElement {
  const [token, setToken] = useState('');
  const { signIn } = useSigning();
  const attempt = useMutation({ mutationFn: signIn });
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper withBorder radius="lg" p="xl" w="100%" maw={420} shadow="sm">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            attempt.mutate(token.trim());
          }}
        >
          <Stack gap="md">
            <Logo size={40} />
            <div>
              <Title order={1} size="h2">
                {words.session.title}
              </Title>
              <Text c="dimmed">{words.session.lead}</Text>
            </div>
            <PasswordInput
              label={words.session.token}
              description={words.session.where}
              autoComplete="current-password"
              required
              autoFocus
              value={token}
              onChange={(event) => {
                setToken(event.currentTarget.value);
              }}
              error={attempt.error && refusalText(attempt.error)}
              aria-invalid={attempt.error !== null}
            />
            <Button type="submit" size="md" loading={attempt.isPending}>
              {words.session.signIn}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

function refusalText(error: Error): string {
  if (!(error instanceof ApiError)) return errorText(error);
  if (error.status === 401) return words.session.wrong;
  if (error.status === 429) return words.session.locked(error.retryAfterSeconds ?? 60);
  return error.message;
}
