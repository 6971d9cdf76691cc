import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { useLocation } from 'wouter';
import { words } from '../../words/index.js';
import { linkAway } from './link-away.js';
import { useUnsavedCount } from './unsaved.js';

const say = words.leaving;

interface LeaveGuardProps {
  /** Before the page is left. */
  onDrop: () => void;
}

/** Asks before a link leads away from unsaved changes (`useUnsaved`), or the page is closed. */
export function LeaveGuard({ onDrop }: LeaveGuardProps): ReactElement {
  const count = useUnsavedCount();
  const [to, setTo] = useState<string | null>(null);
  const [, navigate] = useLocation();

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
    <Modal opened={to !== null} onClose={close} title={say.title} centered>
      <Stack>
        <Text>{say.text(count)}</Text>
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
