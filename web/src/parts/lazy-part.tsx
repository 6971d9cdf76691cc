import { Button, Stack, Text } from '@mantine/core';
import { Component, Suspense, type ReactNode } from 'react';
import { words } from '../words/index.js';

interface LazyPartProps {
  /** In its place while it is on its way, of its size. */
  fallback: ReactNode;
  children: ReactNode;
}

/**
 * A part of the page that is loaded when it is wanted. It may be gone, when the host got a newer dashboard meanwhile: then
 * only this part fails, and says so. React has it for classes only.
 */
export class LazyPart extends Component<LazyPartProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return <Suspense fallback={this.props.fallback}>{this.props.children}</Suspense>;
    return (
      <Stack gap="xs" align="flex-start" role="alert">
        <Text size="sm">{words.errors.part}</Text>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            location.reload();
          }}
        >
          {words.errors.reload}
        </Button>
      </Stack>
    );
  }
}
