import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { StatusBadge } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useOutcome } from '../adding/ledger.js';
import classes from './standing-mark.module.css';
import { standingText } from './standing-text.js';
import type { StandingNow } from './use-standing.js';

interface StandingMarkProps {
  standing: StandingNow;
  refKey: string;
  tabIndex?: 0 | -1 | undefined;
  /** In words on a phone too. */
  isWide?: boolean;
}

/** How a thing stands with the host, with a link to where it is in the queue. */
export function StandingMark({ standing, refKey, tabIndex, isWide = false }: StandingMarkProps): ReactElement | null {
  const outcome = useOutcome(refKey);
  if (standing.status === null) return null;
  const text = standingText(standing);
  const note = outcome?.kind === 'added' && !outcome.isNew && !outcome.isRequeued ? words.add.wasThere : null;
  const badge = (
    <>
      <span className={classes.wide}>
        <StatusBadge status={standing.status} text={text} />
      </span>
      {!isWide && (
        <span className={classes.narrow} aria-hidden>
          <StatusBadge status={standing.status} text={text} compact />
        </span>
      )}
      {note && <span className={classes.note}>{note}</span>}
    </>
  );
  if (standing.itemId === null)
    return (
      <span className={classes.mark} data-wide={isWide || undefined}>
        {badge}
      </span>
    );
  return (
    <Link
      href={`/?item=${encodeURIComponent(standing.itemId)}`}
      className={classes.mark}
      data-wide={isWide || undefined}
      tabIndex={tabIndex}
    >
      {badge}
      <VisuallyHidden>{words.add.showInQueue}</VisuallyHidden>
    </Link>
  );
}
