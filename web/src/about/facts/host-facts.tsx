import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { hostQuery, useHostNow, type Schema } from '../../api/index.js';
import { useLive } from '../../live/index.js';
import { ErrorBox, FactList } from '../../parts/index.js';
import { say, words } from '../../words/index.js';
import { Section } from '../section.js';
import classes from './facts.module.css';

const { host: named } = words.about;

/** What the host is and where it keeps things. */
export function HostFacts(): ReactElement {
  const { data: host, error, refetch } = useQuery(hostQuery);
  return (
    <Section title={named.title}>
      {host && <Facts host={host} />}
      {host?.setup.isSandbox && (
        <Text size="sm" c="dimmed" mt="xs">
          {named.sandbox}
        </Text>
      )}
      {!host && !error && <Skeleton height={180} />}
      {!host && error && <ErrorBox error={error} onRetry={() => void refetch()} />}
    </Section>
  );
}

function Facts({ host }: { host: Schema<'HostInfo'> }): ReactElement {
  const now = useHostNow(1000);
  const clients = useLive(({ stats }) => stats?.connectedClients ?? null);
  const facts: (readonly [string, ReactNode])[] = [
    [named.version, host.version],
    [
      named.uptime,
      <Two
        key="uptime"
        value={say.timeSpan((now - host.startedAt) / 1000)}
        more={named.since(say.moment(host.startedAt))}
      />,
    ],
    [named.library, <Volume key="library" folder={host.folders?.library} room={host.library} />],
    [named.data, <Volume key="data" folder={host.folders?.data} room={host.data} />],
    [
      named.list,
      <Two
        key="list"
        value={named.tracks(host.items.tracks)}
        more={named.collections(host.items.albums, host.items.playlists)}
      />,
    ],
    [named.database, say.bytes(host.data.databaseBytes)],
    [named.clients, clients === null ? words.now.speed.none : say.count(clients)],
    [named.node, host.node],
    [named.sqlite, host.sqlite],
    [named.system, `${host.platform} ${host.arch}`],
  ];
  return <FactList facts={facts} />;
}

function Volume({
  folder,
  room,
}: {
  folder: string | undefined;
  room: { freeBytes: number | null; totalBytes: number | null };
}): ReactElement {
  const { freeBytes, totalBytes } = room;
  const text =
    freeBytes === null || totalBytes === null
      ? words.now.disk.away
      : named.room(say.bytes(freeBytes), say.bytes(totalBytes));
  return folder === undefined ? <>{text}</> : <Two value={folder} more={text} />;
}

function Two({ value, more }: { value: string; more: string }): ReactElement {
  return (
    <>
      {value}
      <span className={classes.sub}>{more}</span>
    </>
  );
}
