import { createDeeMusicClient, type DeeMusicClient, type Item, type Room } from '../../wire/index.js';
import type { RestClient } from '../host/rest-client.js';
import { itemPath } from '../host/items.js';
import { waitingLine } from './frame-lines.js';
import { ProgressState } from './progress-state.js';
import type { ProgressView } from './progress-view.js';
import { untilWelcome } from './until-welcome.js';

/** A connection to the host that keeps a {@link ProgressState} and shows it. */
export class WatchSession {
  readonly state = new ProgressState();
  private readonly client: DeeMusicClient;
  private readonly changed = new Set<() => void>();
  private readonly asked = new Set<string>();
  private readonly heardAt = new Map<string, number>();
  private moment = 0;
  private isOpen = false;

  constructor(
    private readonly rest: RestClient,
    private readonly view: ProgressView,
  ) {
    const { url, token } = rest.location;
    this.client = createDeeMusicClient(`${url}/`, {
      ...(token && { token }),
      rooms: ['items', 'progress'],
      autoConnect: false,
    });
    this.listen();
  }

  /** Resolves when the host has told how everything stands. @throws CliError when it does not let us in */
  async open(): Promise<void> {
    await untilWelcome(this.client, this.rest.location.url);
    this.isOpen = true;
  }

  async join(ids: readonly string[]): Promise<void> {
    const rooms = ids.map((id): Room => `item:${id}`);
    for (let from = 0; from < rooms.length; from += 50) await this.client.subscribe(...rooms.slice(from, from + 50));
  }

  /** Calls back after each change of the state. */
  onChange(listener: () => void): void {
    this.changed.add(listener);
  }

  /** Calls back when the host starts the story anew, because too much was missed. */
  onRestart(listener: () => void): void {
    this.client.on('snapshot', listener);
  }

  /** How many messages have come so far; goes with {@link learn}. */
  get now(): number {
    return this.moment;
  }

  /**
   * Takes in an item that was asked for.
   * @param asOf {@link now} when it was asked for: what a message has told since then is newer and stays
   */
  learn(item: Item, asOf: number): void {
    if ((this.heardAt.get(item.id) ?? 0) > asOf) return;
    this.take(item);
  }

  close(): void {
    this.isOpen = false;
    this.client.close();
  }

  private listen(): void {
    const { client, state } = this;
    client.onConnection(({ kind }) => {
      if (kind === 'disconnected' && this.isOpen) this.view.note('connection lost, trying again …');
    });
    client.on('snapshot', ({ active, stats, queue }) => {
      state.restart(active);
      state.statistics(stats);
      this.tellQueue(queue);
    });
    client.on('item.added', ({ item }) => {
      this.hear(item);
    });
    client.on('item.updated', ({ item }) => {
      this.hear(item);
    });
    client.on('item.removed', ({ id }) => {
      state.removed(id);
      this.show();
    });
    client.on('progress', ({ items }) => {
      state.progress(items);
      for (const id of state.nameless()) void this.askFor(id);
      this.show();
    });
    client.on('stats', (stats) => {
      state.statistics(stats);
      this.show();
    });
    client.on('queue.updated', (queue) => {
      this.tellQueue(queue);
    });
    client.on('notice', ({ message }) => {
      this.view.note(message);
    });
  }

  private hear(item: Item): void {
    this.heardAt.set(item.id, ++this.moment);
    this.take(item);
  }

  private take(item: Item): void {
    if (this.state.item(item)) this.view.finished(item);
    this.show();
  }

  private tellQueue(queue: Parameters<ProgressState['queue']>[0]): void {
    if (this.state.queue(queue)) this.view.note(queue.waiting ? waitingLine(queue.waiting) : 'going on');
    this.show();
  }

  private show(): void {
    this.view.update(this.state.frame());
    for (const listener of this.changed) listener();
  }

  private async askFor(id: string): Promise<void> {
    if (this.asked.has(id)) return;
    this.asked.add(id);
    const asOf = this.now;
    try {
      this.learn(await this.rest.get<Item>(itemPath(id)), asOf);
    } catch {
      // It may have ended and been removed meanwhile; its next message tells.
    }
  }
}
