import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { useLocation } from 'wouter';
import { basePath } from '../../base.js';
import { words } from '../../words/index.js';

/**
 * While it is there, nobody leaves the page by accident: neither by a link, nor back, nor by closing it.
 * The back button has changed the address already when we hear of it; the address is put back.
 */
export function UnsavedGuard(): ReactElement {
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
          color="red"
          onClick={() => {
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
  const here = window.location.href;
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
  const back = (event: PopStateEvent): void => {
    const { pathname, search } = window.location;
    if (pathname === herePath) return;
    event.stopImmediatePropagation();
    window.history.pushState(null, '', here);
    ask(pathname.slice(basePath.length) + search);
  };
  const close = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
  };
  document.addEventListener('click', click, true);
  window.addEventListener('popstate', back, true);
  window.addEventListener('beforeunload', close);
  return () => {
    document.removeEventListener('click', click, true);
    window.removeEventListener('popstate', back, true);
    window.removeEventListener('beforeunload', close);
  };
}
