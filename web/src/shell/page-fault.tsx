import { Button, Center, Stack, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { words } from '../words/index.js';

interface PageFaultProps {
  /** Another one begins anew. */
  place: string;
  /** Stands for what has failed; default: that the page did, and how to reload it. */
  fallback?: ReactNode;
  children: ReactNode;
}

/** Keeps a fault of one page, or of the frame around it, from taking the whole dashboard with it. React has it for classes only. */
export class PageFault extends Component<PageFaultProps, { failedAt: string | null }> {
  override state: { failedAt: string | null } = { failedAt: null };

  static getDerivedStateFromProps(props: PageFaultProps, state: { failedAt: string | null }): object | null {
    return state.failedAt !== null && state.failedAt !== props.place && state.failedAt !== ''
      ? { failedAt: null }
      : null;
  }

  override componentDidCatch(): void {
    this.setState({ failedAt: this.props.place });
  }

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: '' };
  }

  override render(): ReactNode {
    if (this.state.failedAt === null) return this.props.children;
    if (this.props.fallback !== undefined) return this.props.fallback;
    return (
      <Center mih="50vh" p="md">
        <Stack align="center">
          <Text>{words.errors.page}</Text>
          <Button
            variant="default"
            onClick={() => {
              location.reload();
            }}
          >
            {words.errors.reload}
          </Button>
        </Stack>
      </Center>
    );
  }
}
