import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io';
import type { Stats } from '../../domain/index.js';
import { eventually } from '../../../test/support/eventually.js';
import { QUEUE } from '../../../test/support/notifier-host.js';
import { EVERYONE } from './audience.js';
import { Broadcaster, WRITES_AT_ONCE } from './broadcaster.js';
import { ClientLink, MAX_BACKLOG, MAX_BACKLOG_FOR_PROGRESS } from './client-link.js';
import { ClientLinks } from './client-links.js';
import { EventJournal } from './event-journal.js';
import { Snapshots } from './snapshots.js';
import { Synchroniser } from './synchroniser.js';

const MANY = 3 * WRITES_AT_ONCE - 1;

/** Clients whose ends are lists: what each was sent, by code or name. */
class Crowd {
  readonly links = new ClientLinks();
  readonly journal = new EventJournal(10_000, 'run');
  readonly synchroniser = new Synchroniser(
    this.journal,
    new Snapshots({ stats: async () => ({}) as Stats, active: async () => [], queue: () => QUEUE }, this.journal),
  );
  readonly broadcaster = new Broadcaster(this.journal, this.links, this.synchroniser);
  readonly heard = new Map<string, string[]>();
  readonly backlogs = new Map<string, unknown[]>();
  writes = 0;
  /** Writing to this one fails. */
  broken: string | null = null;
  private readonly namespace = {
    to: (ids: string[]) => ({
      emit: (name: string, message: { code?: string }) => {
        if (ids.some((id) => id === this.broken)) throw new Error('broken');
        this.writes += ids.length;
        for (const id of ids) this.heard.get(id)?.push(message.code ?? name);
      },
    }),
  };

  join(id: string): ClientLink {
    const heard: string[] = [];
    const writeBuffer: unknown[] = [];
    this.heard.set(id, heard);
    this.backlogs.set(id, writeBuffer);
    const socket = {
      id,
      connected: true,
      nsp: this.namespace,
      conn: { writeBuffer, once: () => undefined },
      emit: (name: string) => heard.push(name),
    };
    const link = new ClientLink(socket as unknown as Socket, ['items', 'progress']);
    this.links.add(link);
    link.listen(this.journal.cursor);
    return link;
  }

  notice(code: string): void {
    this.broadcaster.publish('notice', { level: 'info', code, message: '' }, [EVERYONE]);
  }

  howMany(code: string): number {
    return [...this.heard.values()].filter((heard) => heard.includes(code)).length;
  }
}

function crowdOf(count: number): Crowd {
  const crowd = new Crowd();
  for (let n = 0; n < count; n++) crowd.join(String(n));
  return crowd;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a message to many clients', () => {
  it('reaches some of them at a time; in between the event loop has its turn', async () => {
    const crowd = crowdOf(MANY);
    crowd.notice('a');
    expect(crowd.howMany('a')).toBe(WRITES_AT_ONCE);
    await turn();
    expect(crowd.howMany('a')).toBe(2 * WRITES_AT_ONCE);
    await turn();
    expect(crowd.howMany('a')).toBe(MANY);
  });

  it('reaches few of them at once', () => {
    const crowd = crowdOf(WRITES_AT_ONCE);
    crowd.notice('a');
    crowd.notice('b');
    expect(crowd.howMany('b')).toBe(WRITES_AT_ONCE);
  });

  it('does not hold the event loop longer when others wait behind it', async () => {
    const crowd = crowdOf(MANY);
    for (let n = 0; n < 20; n++) crowd.notice(String(n));
    let most = crowd.writes;
    for (let before = -1; before < crowd.writes;) {
      before = crowd.writes;
      await turn();
      most = Math.max(most, crowd.writes - before);
    }
    expect(crowd.writes).toBe(20 * MANY);
    // The end of one round and the beginning of the next share a turn.
    expect(most).toBeLessThan(2 * WRITES_AT_ONCE);
  });

  it('comes to the others when some cannot be written to, and harms nobody', async () => {
    const crowd = crowdOf(MANY);
    crowd.broken = String(WRITES_AT_ONCE);
    crowd.notice('a');
    await eventually('the last ones have it', () => crowd.heard.get(String(MANY - 1))?.includes('a'));
    crowd.broken = null;
    crowd.notice('b');
    await eventually('all have the next', () => crowd.howMany('b') === MANY);
  });

  it('comes to each once and in order, whatever is sent meanwhile', async () => {
    const crowd = crowdOf(MANY);
    const codes = Array.from({ length: 50 }, (_, n) => String(n));
    for (const code of codes) {
      crowd.notice(code);
      if (Number(code) % 7 === 0) await turn();
    }
    await eventually('all have all', () => crowd.howMany('49') === MANY);
    for (const heard of crowd.heard.values()) expect(heard).toEqual(codes);
  });

  it('does not come a second time to who was brought up to date with it meanwhile', async () => {
    const crowd = crowdOf(MANY);
    const last = crowd.links.get(String(MANY - 1));
    crowd.notice('a');
    crowd.notice('b');
    if (last) await crowd.synchroniser.refresh(last);
    crowd.join('late');
    crowd.notice('c');
    await eventually('all have the last', () => crowd.howMany('c') === MANY + 1);
    expect(crowd.heard.get(String(MANY - 1))).toEqual(['snapshot', 'c']);
    expect(crowd.heard.get('late')).toEqual(['c']);
  });

  it('goes only to who listens to its room, and is left out for who is behind when it is of the moment', () => {
    const crowd = crowdOf(3);
    crowd.backlogs.get('1')?.push(...new Array<string>(MAX_BACKLOG_FOR_PROGRESS + 1).fill('waits'));
    crowd.links.get('2')?.unsubscribe(['progress']);
    crowd.broadcaster.send('progress', { items: [] }, ['progress']);
    crowd.notice('a');
    expect([...crowd.heard.values()]).toEqual([['progress', 'a'], ['a'], ['a']]);
  });

  it('makes all start over with a snapshot when more waits than any client may be behind', async () => {
    const crowd = crowdOf(MANY);
    for (let n = 0; n <= MAX_BACKLOG + 1; n++) crowd.notice(String(n));
    await eventually('all have a snapshot', () => crowd.howMany('snapshot') === MANY);
    crowd.notice('after');
    await eventually('all are back', () => crowd.howMany('after') === MANY);
    const beginnings = [...crowd.heard.values()].map((heard) => heard.slice(0, heard.indexOf('snapshot')));
    // No hole before the snapshot.
    expect(beginnings.every((heard) => heard.every((code, place) => code === String(place)))).toBe(true);
    expect([...crowd.heard.values()].every((heard) => heard.at(-1) === 'after')).toBe(true);
  });
});
