import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useLive } from '../../live/index.js';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { useQueuePatch } from '../use-queue-patch.js';

/** Holds the whole queue, and lets it go on. @param isSmall only the sign */
export function PauseButton({ isSmall = false }: { isSmall?: boolean }): ReactElement {
  const isPaused = useLive(({ queue }) => queue?.paused ?? false);
  const isKnown = useLive(({ queue }) => queue !== null);
  const mayControl = useMay('control');
  const { mutate, isPending, error, reset } = useQueuePatch();
  const { pause } = words.now;
  const Icon = isPaused ? IconPlayerPlayFilled : IconPlayerPauseFilled;
  const shared = {
    variant: isPaused ? 'filled' : 'default',
    disabled: !isKnown || !mayControl,
    loading: isPending,
    'aria-label': isPaused ? pause.resumeAll : pause.pauseAll,
    title: mayControl ? undefined : words.session.readOnly,
    onClick: () => {
      mutate({ paused: !isPaused });
    },
  };
  return (
    <Popover opened={error !== null} onDismiss={reset} position="bottom-end" width={300} shadow="lg" withinPortal>
      <Popover.Target>
        {isSmall ? (
          <ActionIcon {...shared} size={42}>
            <Icon size={18} aria-hidden />
          </ActionIcon>
        ) : (
          <Button {...shared} h={40} w={124} leftSection={<Icon size={16} aria-hidden />}>
            {isPaused ? pause.resume : pause.pause}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown p={0}>{error && <ErrorBox error={error} onDismiss={reset} />}</Popover.Dropdown>
    </Popover>
  );
}
