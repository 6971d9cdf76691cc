import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { call, rest, useReplay, type Schema } from '../../../api/index.js';
import { ErrorBox } from '../../../parts/index.js';
import { useMay } from '../../../session/index.js';
import { words } from '../../../words/index.js';
import members from './members.module.css';
import classes from './plugin-runs.module.css';
import texts from './texts.module.css';
import { Section } from './section.js';

type HookRun = Schema<'HookRun'>;

const SHOWN = 20;

/** What plugins did for the item, as far as it is kept; nothing where no plugin took part. */
export function PluginRuns({ id }: { id: string }): ReactElement | null {
  const { data, error, refetch } = useQuery({
    queryKey: ['plugins', 'runs', 'of', id],
    queryFn: () => call(rest.GET('/api/v1/plugins/runs', { params: { query: { item: id, limit: SHOWN } } })),
  });
  if (error && !data) return <ErrorBox error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={words.item.drawer.runs}>
      <ul className={members.members}>
        {latest(data.items).map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
    </Section>
  );
}

/** Of each plugin and hook the newest: it took the place of those before it. */
function latest(runs: readonly HookRun[]): HookRun[] {
  const byPlace = new Map<string, HookRun>();
  for (const run of runs) {
    const place = `${run.plugin} ${run.hook}`;
    if (!byPlace.has(place)) byPlace.set(place, run);
  }
  return [...byPlace.values()];
}

function Run({ run }: { run: HookRun }): ReactElement {
  const { drawer } = words.item;
  const { plugin, hook, state, error, note, attempt, retries } = run;
  const isTriedAgain = state === 'retry' || state === 'dead';
  return (
    <li className={classes.run}>
      <Link href={`/plugins/${plugin}`} className={classes.runName}>
        {plugin}
      </Link>
      <span className={state === 'dead' ? texts.bad : texts.quiet}>
        {drawer.runState(words.plugins.one.hook[hook].name, words.plugins.runs.state[state])}
        {isTriedAgain && `, ${drawer.runTries(attempt, retries + 1)}`}
      </span>
      {error && <span className={texts.wrap}>{error.message}</span>}
      {!error && note !== null && <span className={texts.quiet}>{note}</span>}
      {state === 'dead' && <Replay run={run} />}
    </li>
  );
}

function Replay({ run }: { run: HookRun }): ReactElement | null {
  const mayControl = useMay('control');
  const replay = useReplay();
  if (!mayControl) return null;
  const { drawer } = words.item;
  return (
    <>
      <Button
        className={classes.runAction}
        size="xs"
        variant="default"
        loading={replay.isPending}
        aria-label={drawer.replayOf(run.plugin)}
        onClick={() => {
          replay.mutate({ runIds: [run.id] });
        }}
      >
        {drawer.replay}
      </Button>
      {replay.error && <ErrorBox error={replay.error} />}
    </>
  );
}
