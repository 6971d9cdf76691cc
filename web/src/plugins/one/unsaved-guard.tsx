import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { useLocation } from 'wouter';
import { basePath } from '../../base.js';
import { words } from '../../words/index.js';

/**
 * While it is there, no link leads away from the page unasked. Who goes back is not held: the draft is there when they return.
 * @param onDiscard forgets what is not saved
 */
export function UnsavedGuard({ onDiscard }: { onDiscard: () => void }): ReactElement {
  const [target, setTarget] = useState<string | null>(null);
  const [, navigate] = useLocation();
  useEffect(() => watchLeaving(setTarget), []);
  const { leave } = words.plugins.form;
  const stay = (): void => {
    setTarget(null);
  };
  return (
    <Modal
      opened={target !== null}
      onClose={stay}
      title={leave.title}
      centered
      closeButtonProps={{ 'aria-label': leave.stay }}
    >
      <Text mb="lg">{leave.text}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={stay} data-autofocus>
          {leave.stay}
        </Button>
        <Button
          color="red.9"
          onClick={() => {
            onDiscard();
            if (target !== null) navigate(target);
          }}
        >
          {leave.leave}
        </Button>
      </Group>
    </Modal>
  );
}

/** @param ask with the client route that somebody is about to leave for. @returns ends it */
function watchLeaving(ask: (route: string) => void): () => void {
  const herePath = window.location.pathname;
  const click = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target === '_blank' || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
      return;
    const { origin, pathname, search } = new URL(link.href);
    if (origin !== window.location.origin || pathname === herePath) return;
    event.preventDefault();
    event.stopPropagation();
    ask(pathname.slice(basePath.length) + search);
  };
  document.addEventListener('click', click, true);
  return () => {
    document.removeEventListener('click', click, true);
  };
}
