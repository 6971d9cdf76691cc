import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { Router } from 'wouter';
import { queryClient } from './api/index.js';
import { basePath } from './base.js';
import { keepFresh, live } from './live/index.js';
import { SessionGate } from './session/index.js';
import { Shell } from './shell/index.js';
import { theme } from './theme/theme.js';

/** @param nonce that the host allows styles by */
export function App({ nonce }: { nonce: string }): ReactElement {
  useEffect(() => {
    const ends = [keepFresh(live, queryClient), live.watchSleep()];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queryClient}>
        <Router base={basePath}>
          <SessionGate>
            <Shell />
          </SessionGate>
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  );
}
