import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import { copyText } from './copy-text.js';
import classes from './copy-button.module.css';

interface CopyButtonProps {
  text: string;
  /** What is copied, e.g. `Copy the path`. */
  label: string;
}

const SHOWN_MS = 2000;

/** Copies a text, and says at the same place whether that worked. */
export function CopyButton({ text, label }: CopyButtonProps): ReactElement {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = async (): Promise<void> => {
    const next = await copyText(text).then(
      () => 'copied' as const,
      () => 'failed' as const,
    );
    setOutcome(next);
    setTimeout(() => {
      setOutcome(null);
    }, SHOWN_MS);
  };
  const said = outcome === null ? label : outcome === 'copied' ? words.copy.copied : words.copy.failed;
  const Sign = outcome === null ? IconCopy : outcome === 'copied' ? IconCheck : IconAlertTriangle;
  return (
    <Tooltip label={said} opened={outcome === null ? undefined : true} openDelay={400}>
      <ActionIcon
        className={classes.button}
        variant="subtle"
        color="gray"
        size={32}
        aria-label={said}
        onClick={() => void copy()}
      >
        <Sign size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
