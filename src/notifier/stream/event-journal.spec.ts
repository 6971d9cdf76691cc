import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventJournal } from './event-journal.js';

const notice = (message: string) => ({ level: 'info' as const, code: 'test', message });

function journalOf(capacity: number, count: number): EventJournal {
  const journal = new EventJournal(capacity, 'this-run');
  for (let index = 1; index <= count; index++) journal.append('notice', notice(String(index)), ['*']);
  return journal;
}

const textsOf = (journal: EventJournal, seq: number) =>
  journal.since({ epoch: 'this-run', seq })?.map(({ message }) => ('message' in message ? message.message : ''));

describe('the event journal', () => {
  it('numbers all messages by one counter, kept or not', () => {
    const journal = new EventJournal();
    expect(journal.cursor.seq).toBe(0);
    expect(journal.append('notice', notice('a'), ['*']).seq).toBe(1);
    expect(journal.advance().seq).toBe(2);
    expect(journal.append('notice', notice('b'), ['*'])).toEqual({ ...notice('b'), epoch: journal.epoch, seq: 3 });
    expect(journal.cursor).toEqual({ epoch: journal.epoch, seq: 3 });
  });

  it('names each run differently', () => {
    expect(new EventJournal().epoch).not.toBe(new EventJournal().epoch);
  });

  it('gives what came after a place, oldest first', () => {
    expect(textsOf(journalOf(10, 5), 2)).toEqual(['3', '4', '5']);
    expect(textsOf(journalOf(10, 5), 0)).toEqual(['1', '2', '3', '4', '5']);
    expect(textsOf(journalOf(10, 5), 5)).toEqual([]);
  });

  it('knows when it has dropped something that the client has missed', () => {
    const journal = journalOf(3, 5);
    expect(textsOf(journal, 1)).toBeUndefined();
    expect(textsOf(journal, 2)).toEqual(['3', '4', '5']);
  });

  it('refuses places of another run and of the future', () => {
    const journal = journalOf(10, 5);
    expect(journal.since({ epoch: 'another', seq: 2 })).toBeNull();
    expect(journal.since({ epoch: 'this-run', seq: 6 })).toBeNull();
  });

  it('gives exactly the kept messages after any place, or nothing at all, whatever was sent in between', () => {
    const steps = fc.array(fc.boolean(), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 12 }), fc.nat(70), (kept, capacity, seq) => {
        const journal = new EventJournal(capacity, 'this-run');
        const all: number[] = [];
        for (const isKept of kept) {
          if (isKept) all.push(journal.append('notice', notice('x'), ['*']).seq);
          else journal.advance();
        }
        const missed = journal.since({ epoch: 'this-run', seq })?.map(({ message }) => message.seq);
        const expected = all.filter((each) => each > seq);
        const isComplete = seq <= kept.length && expected.length <= capacity;
        expect(missed).toEqual(isComplete ? expected : undefined);
      }),
    );
  });
});
