import { ActionIcon } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';

interface AgainButtonProps {
  title: string;
  isAsking: boolean;
  onClick: () => void;
}

/** Gets something of the history again. */
export function AgainButton({ title, isAsking, onClick }: AgainButtonProps): ReactElement {
  const mayControl = useMay('control');
  return (
    <ActionIcon
      size={40}
      variant="subtle"
      color="gray"
      loading={isAsking}
      disabled={!mayControl}
      aria-label={words.history.again.of(title)}
      title={mayControl ? words.history.again.button : words.session.readOnly}
      onClick={onClick}
    >
      <IconRefresh size={20} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
