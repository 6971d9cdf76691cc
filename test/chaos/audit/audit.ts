import { databasePath, readerDataSource } from '../../../src/database/data-source.js';
import type { ItemRow } from '../../../src/queue/rows/item-row.js';
import { auditArtifacts } from './artifacts.js';
import { auditCounters } from './counters.js';
import { auditDatabase } from './database.js';
import { auditFiles } from './files.js';
import { auditItems } from './items.js';
import { auditOutbox } from './outbox.js';
import { auditProcesses } from './processes.js';
import { auditRequests } from './requests.js';
import type { AuditFacts, AuditPart, AuditSubject, Query } from './subject.js';
import { auditTimelines } from './timelines.js';

const PARTS: readonly AuditPart[] = [
  auditDatabase,
  auditCounters,
  auditItems,
  auditTimelines,
  auditOutbox,
  auditFiles,
  auditArtifacts,
  auditRequests,
  auditProcesses,
];

/**
 * Compares what a host that is at rest has in its database, in its library and in staging with each other and with what the service
 * was asked: nothing is lost, doubled, half-written or stuck.
 * @returns what is wrong; nothing when all is well
 */
export async function audit(subject: AuditSubject): Promise<string[]> {
  // On a connection of its own: what is committed counts, not what the host says.
  const source = await readerDataSource(databasePath(subject.dataDir)).initialize();
  try {
    const connection = await source.connection();
    const query: Query = (sql, params = []) => connection.all(sql, [...params]);
    const items = await query<ItemRow>('SELECT * FROM item ORDER BY seq');
    const facts: AuditFacts = { ...subject, query, items };
    const found: string[] = [];
    for (const part of PARTS) found.push(...(await part(facts)));
    return found;
  } finally {
    await source.destroy();
  }
}
