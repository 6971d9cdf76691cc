import type { ReactElement } from 'react';
import { FactList } from '../../parts/index.js';
import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';

/** What it is called, and where it comes from. */
export function Facts({ plugin: { id, version, origin, pid } }: { plugin: Plugin }): ReactElement {
  const { fact, origin: origins, noOrigin, unknownVersion } = words.plugins.one;
  const facts: [string, string][] = [
    [fact.id, id],
    [fact.version, version ?? unknownVersion],
    [fact.origin, origin === null ? noOrigin : origins[origin]],
    [fact.pid, pid === null ? fact.noPid : String(pid)],
  ];
  return <FactList facts={facts} width={180} />;
}
