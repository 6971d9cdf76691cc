import { describe, expect, it } from '@jest/globals';
import { eventWords, type TimelineEntry } from './timeline-words.js';

const entry = (said: Partial<TimelineEntry>): TimelineEntry => ({ at: 1, event: 'status', ...said });

describe('the timeline in words', () => {
  it.each<[Partial<TimelineEntry>, string, string]>([
    [{ event: 'added', to: 'pending' }, 'Added to the list', 'quiet'],
    [{ from: 'pending', to: 'downloading' }, 'Download began', 'busy'],
    [{ from: 'downloading', to: 'processing' }, 'Downloaded, being finished', 'busy'],
    [{ from: 'processing', to: 'completed' }, 'Completed', 'good'],
    [{ from: 'downloading', to: 'failed' }, 'Failed', 'bad'],
    [{ from: 'processing', to: 'partial' }, 'Ended, with something missing', 'warning'],
    [{ from: 'paused', to: 'pending' }, 'Resumed', 'quiet'],
    [{ from: 'failed', to: 'pending' }, 'Queued again', 'quiet'],
    [{ from: 'partial', to: 'pending' }, 'Queued again', 'quiet'],
    [{ from: 'downloading', to: 'pending' }, 'Put back to wait', 'quiet'],
    [{ event: 'returned', from: 'downloading', to: 'pending' }, 'Put back to wait', 'quiet'],
    [{ event: 'attempt-failed' }, 'An attempt failed', 'warning'],
    [{ event: 'moved' }, 'Moved within the list', 'quiet'],
    [{ event: 'expanded' }, 'Tracks listed', 'quiet'],
    [{ event: 'note' }, 'Note', 'quiet'],
  ])('%j', (said, text, tone) => {
    expect(eventWords(entry(said))).toMatchObject({ text, tone });
  });

  it('says the reason in the words of the host, or by its code', () => {
    expect(eventWords(entry({ to: 'failed', code: 'timeout', message: 'Silent for 30 s.' })).detail).toBe(
      'Silent for 30 s.',
    );
    expect(eventWords(entry({ to: 'failed', code: 'timeout' })).detail).toBe('No answer in time');
    expect(eventWords(entry({ to: 'completed' })).detail).toBeNull();
  });

  it('knows an event of a newer host as a note', () => {
    expect(eventWords(entry({ event: 'tagged' as never, message: 'later' }))).toMatchObject({
      text: 'Note',
      detail: 'later',
    });
  });
});
