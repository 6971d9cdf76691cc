import type { ItemRow } from '../../../src/queue/rows/item-row.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import type { HostProcess } from '../../support/host-process.js';

/** What is looked at: a running host, its folders, and the service that it asked. */
export interface AuditSubject {
  host: HostProcess;
  dataDir: string;
  library: string;
  sandbox: Sandbox;
}

export type Query = <Row>(sql: string, params?: readonly (string | number | null)[]) => Promise<Row[]>;

/** What all parts of the audit know. */
export interface AuditFacts extends AuditSubject {
  query: Query;
  items: readonly ItemRow[];
}

/** A part of the audit: what it finds wrong, in words; nothing when all is well. */
export type AuditPart = (facts: AuditFacts) => string[] | Promise<string[]>;
