import { Alert, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { say, words } from '../../words/index.js';
import { runSummaryQuery } from './run-queries.js';

/** Replays of the library that are under way, and what is left of them. */
export function ReplayJobs({ plugin }: { plugin: string }): ReactElement | null {
  const { data } = useQuery(runSummaryQuery);
  const jobs = data?.jobs.filter((job) => job.plugin === plugin) ?? [];
  if (jobs.length === 0) return null;
  const counts = data?.items.find((each) => each.plugin === plugin);
  const open = counts ? counts.pending + counts.running + counts.retry + counts.waiting : 0;
  const { replay } = words.plugins.runs;
  const { hook } = words.plugins.one;
  return (
    <Alert color="iris" icon={<Loader size={18} aria-hidden />} title={replay.underWay}>
      {jobs.map(({ id, hooks, queued, createdAt }) => (
        <Text key={id} size="sm">
          {[
            hooks.map((name) => hook[name].name).join(', '),
            replay.progress(queued, say.moment(createdAt)),
            replay.left(open),
          ].join(' · ')}
        </Text>
      ))}
    </Alert>
  );
}
