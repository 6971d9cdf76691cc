import { useState } from 'react';
import { ApiError, call, rest } from '../../api/index.js';
import { errorText, PlainError, words } from '../../words/index.js';
import type { HistoryEntry } from '../list/day-rows.js';
import { entryRef } from './entry-ref.js';

/** What came of asking for something again. */
export type Outcome =
  | { kind: 'asking' }
  /** `there`: its file is. */
  | { kind: 'queued' | 'active' | 'there'; itemId: string }
  | { kind: 'refused'; message: string };

export interface GetAgain {
  of: (seq: number) => Outcome | undefined;
  /** @param isForced although its file is there */
  ask: (entry: HistoryEntry, isForced: boolean) => void;
}

/** Asks for things of the history again, and keeps what came of it while the page is open, also of lines out of view. */
export function useGetAgain(): GetAgain {
  const [outcomes, setOutcomes] = useState<Readonly<Record<number, Outcome>>>({});
  return {
    of: (seq) => outcomes[seq],
    ask(entry, isForced) {
      const note = (outcome: Outcome): void => {
        setOutcomes((all) => ({ ...all, [entry.seq]: outcome }));
      };
      note({ kind: 'asking' });
      void request(entry, isForced).then(note, (error: unknown) => {
        note({ kind: 'refused', message: errorText(error) });
      });
    },
  };
}

async function request(entry: HistoryEntry, force: boolean): Promise<Outcome> {
  if (entry.parentId !== null && entry.status !== 'completed' && (await isRetried(entry.id))) {
    return { kind: 'queued', itemId: entry.id };
  }
  const ref = entryRef(entry.id);
  if (!ref) throw new PlainError(words.history.again.unknown(entry.id));
  const { items } = await call(rest.POST('/api/v1/downloads', { body: { ...ref, force } }));
  const [result] = items;
  if (!result) throw new PlainError(words.history.again.unknown(entry.id));
  if (result.created || result.requeued) return { kind: 'queued', itemId: result.id };
  // Nothing new: it is on its way already, or its file was found.
  const item = await call(rest.GET('/api/v1/downloads/{id}', { params: { path: { id: result.id } } }));
  return { kind: item.status === 'completed' ? 'there' : 'active', itemId: result.id };
}

/** A member of a collection goes again in its place there, as long as the collection is in the list. */
async function isRetried(id: string): Promise<boolean> {
  try {
    await call(rest.POST('/api/v1/downloads/{id}/retry', { params: { path: { id } } }));
    return true;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 409)) return false;
    throw error;
  }
}
