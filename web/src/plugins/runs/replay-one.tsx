import { ActionIcon, Tooltip } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { useReplay } from '../../api/index.js';
import { useItem } from '../../live/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import type { Run } from './run-queries.js';

interface ReplayOneProps {
  run: Run;
  /** Its error is shown by the row. */
  replay: ReturnType<typeof useReplay>;
}

/** Lets one run be done again, when it is at rest. */
export function ReplayOne({ run: { id, itemId, finishedAt }, replay }: ReplayOneProps): ReactElement | null {
  const title = useItem(itemId)?.title ?? itemId;
  const may = useMay('control');
  const { one, oneOf } = words.plugins.runs.replay;
  if (finishedAt === null || !may) return null;
  return (
    <Tooltip label={one} withArrow events={{ hover: true, focus: true, touch: false }}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={40}
        aria-label={oneOf(title)}
        loading={replay.isPending}
        onClick={() => {
          replay.mutate({ runIds: [id] });
        }}
      >
        <IconRepeat size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
