import { canTransition, type ItemStatus, type LeafStatus } from '../../../src/domain/index.js';
import type { AuditFacts } from './subject.js';

interface Step {
  item_seq: number;
  from_status: ItemStatus;
  to_status: ItemStatus;
}

/** What is told of each item is a chain of legal steps that ends where it stands: no state was lost or taken twice. */
export async function auditTimelines({ query, items }: AuditFacts): Promise<string[]> {
  const steps = await query<Step>(
    'SELECT item_seq, from_status, to_status FROM timeline WHERE to_status IS NOT NULL ORDER BY item_seq, seq',
  );
  const bySeq = new Map<number, Step[]>();
  for (const step of steps) bySeq.set(step.item_seq, [...(bySeq.get(step.item_seq) ?? []), step]);
  return items.flatMap(({ seq, id, type, status }) => {
    const faults: string[] = [];
    let at: ItemStatus = 'pending';
    for (const { from_status: from, to_status: to } of bySeq.get(seq) ?? []) {
      if (from !== at) faults.push(`${id} went from ${from} when it was ${at}`);
      if (type === 'track' && !canTransition(from as LeafStatus, to as LeafStatus))
        faults.push(`${id} went from ${from} to ${to}`);
      at = to;
    }
    if (at !== status) faults.push(`${id} is ${status}, the last that is told of it is ${at}`);
    return faults;
  });
}
