import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useDraft } from '../data/drafts.js';
import type { Plugin } from '../data/plugin-queries.js';
import { NextTry } from '../state/next-try.js';
import { originOf } from '../state/origin.js';
import { PluginStateBadge } from '../state/plugin-state-badge.js';
import { stateStory } from '../state/state-story.js';
import { PluginSwitch } from './plugin-switch.js';
import { useSwitch } from '../data/plugin-actions.js';
import classes from './plugin-list.module.css';

/** One plugin of the list: what it does, how it stands, and its switch. */
export function PluginRow({ plugin }: { plugin: Plugin }): ReactElement {
  const { id, displayName, description, state, nextTryAt } = plugin;
  const switching = useSwitch(id);
  const [draft] = useDraft(id);
  const { reason, advice, isTrouble } = stateStory(plugin);
  return (
    <div className={classes.plugin}>
      <div className={classes.head}>
        <Link href={`/plugins/${id}`} className={classes.name}>
          {displayName}
        </Link>
        <PluginStateBadge state={state} />
        <span className={classes.quiet}>{originOf(plugin)}</span>
        {draft !== null && <span className={classes.unsaved}>{words.plugins.list.unsaved}</span>}
      </div>
      <div className={classes.switch}>
        <PluginSwitch plugin={plugin} switching={switching} />
      </div>
      {description && <div className={`${classes.text} ${classes.quiet}`}>{description}</div>}
      {(isTrouble || reason) && (
        <div className={`${classes.text} ${classes.trouble}`}>
          {reason} {isTrouble && advice} {nextTryAt !== null && <NextTry at={nextTryAt} />}
        </div>
      )}
      <Counts plugin={plugin} />
      {switching.error && (
        <div className={classes.text}>
          <ErrorBox error={switching.error} onDismiss={switching.reset} />
        </div>
      )}
    </div>
  );
}

function Counts({ plugin: { id, openRuns, deadRuns } }: { plugin: Plugin }): ReactElement | null {
  if (openRuns === 0 && deadRuns === 0) return null;
  return (
    <div className={classes.counts}>
      {openRuns > 0 && (
        <Anchor component={Link} size="sm" href={`/plugins/${id}?tab=runs`}>
          {words.plugins.open(openRuns)}
        </Anchor>
      )}
      {deadRuns > 0 && (
        <Anchor component={Link} size="sm" className={classes.dead} href={`/plugins/${id}?tab=runs&state=dead`}>
          {words.plugins.dead(deadRuns)}
        </Anchor>
      )}
    </div>
  );
}
