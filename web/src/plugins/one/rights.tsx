import { Text } from '@mantine/core';
import { IconFiles, IconTerminal2, IconWorld, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import classes from './overview.module.css';

/** What a plugin asked for and may do, each with its own reason. */
export function Rights({ plugin: { permissions } }: { plugin: Plugin }): ReactElement {
  const { files, net, exec } = permissions;
  const { one } = words.plugins;
  if (!files && !net && !exec?.length) return <Text>{one.noRights}</Text>;
  return (
    <ul className={classes.rights}>
      {files && (
        <Right
          icon={IconFiles}
          what={files.access === 'write' ? one.filesWrite : one.filesRead}
          reason={files.reason}
        />
      )}
      {net && <Right icon={IconWorld} what={one.net(hostsOf(net))} reason={net.reason} />}
      {exec && exec.length > 0 && <Right icon={IconTerminal2} what={one.exec(programsOf(exec))} />}
    </ul>
  );
}

function Right({ icon: Icon, what, reason }: { icon: TablerIcon; what: string; reason?: string }): ReactElement {
  return (
    <li className={classes.right}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div>
        <Text>{what}</Text>
        {reason && (
          <Text size="sm" c="dimmed">
            {reason}
          </Text>
        )}
      </div>
    </li>
  );
}

function hostsOf({ hosts, allowPrivate }: NonNullable<Plugin['permissions']['net']>): string {
  const { anyHost, netPrivate } = words.plugins.one;
  const named = hosts.map((host) => (host === '*' ? anyHost : host)).join(', ');
  return allowPrivate ? `${named} ${netPrivate}` : named;
}

function programsOf(exec: readonly string[]): string {
  return exec.map((program) => (program === '*' ? words.plugins.one.anyProgram : program)).join(', ');
}
