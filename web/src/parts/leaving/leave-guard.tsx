import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useState, type ReactElement } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { words } from '../words/index.js';

/** How many changes would be lost, by who would lose them. */
const unsavedState = createStore<Readonly<Record<string, number>>>(() => ({}));

/** Says how many changes would be lost by leaving, as long as the component is there. */
export function useUnsaved(name: string, count: number): void {
  useEffect(() => {
    unsavedState.setState({ [name]: count });
    return () => {
      unsavedState.setState({ [name]: 0 });
    };
  }, [name, count]);
}

interface LeaveGuardProps {
  /** Before the page is left. */
  onDrop: () => void;
}

/** Asks before a link leads away from unsaved changes, or the page is closed. */
export function LeaveGuard({ onDrop }: LeaveGuardProps): ReactElement {
  const count = useStore(unsavedState, (all) => Object.values(all).reduce((sum, one) => sum + one, 0));
  const [to, setTo] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const say = words.settings;

  useWindowEvent('beforeunload', (event) => {
    if (count > 0) event.preventDefault();
  });
  // Before any other listener hears of it: links are followed by their own handlers.
  useWindowEvent(
    'click',
    (event) => {
      const away = count > 0 ? linkAway(event) : null;
      if (away === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTo(away);
    },
    { capture: true },
  );

  const close = (): void => {
    setTo(null);
  };
  return (
    <Modal
      opened={to !== null}
      onClose={close}
      title={say.leaveTitle}
      closeButtonProps={{ 'aria-label': words.errors.dismiss }}
      centered
    >
      <Stack>
        <Text>{say.leaveText(count)}</Text>
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              onDrop();
              close();
              // Absolute: links have the base path already.
              if (to !== null) navigate(`~${to}`);
            }}
          >
            {say.leave}
          </Button>
          <Button onClick={close} data-autofocus>
            {say.stay}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** @returns where a click would lead to within this window, when that is another page of the dashboard */
function linkAway(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return null;
  // Others are pages of their own: the browser asks.
  if (link.origin !== location.origin || link.pathname === location.pathname) return null;
  return link.pathname + link.search + link.hash;
}
