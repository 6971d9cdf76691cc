import { Center, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { onUnauthorized } from '../api/index.js';
import { live, useLive } from '../live/index.js';
import { ErrorBox } from '../parts/index.js';
import { sessionQuery } from './session.js';
import { SignInPage } from './sign-in-page.js';

/** Shows the page to who may see it, and the sign-in to anybody else. */
export function SessionGate({ children }: { children: ReactNode }): ReactElement {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(sessionQuery);
  const isRefused = useLive(({ connection }) => connection === 'refused');

  // A token can be revoked while the page is open: whoever hears of it first asks again.
  useEffect(() => onUnauthorized(() => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })), [queries]);
  useEffect(() => {
    if (isRefused) void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }, [isRefused, queries]);

  const isSignedIn = data?.signedIn === true;
  useEffect(() => {
    if (!isSignedIn) return undefined;
    live.start();
    return () => {
      live.stop();
    };
  }, [isSignedIn]);

  if (data) return isSignedIn ? <>{children}</> : <SignInPage />;
  return (
    <Center mih="100dvh" p="md">
      {error ? <ErrorBox error={error} onRetry={() => void refetch()} /> : <Loader type="dots" />}
    </Center>
  );
}
