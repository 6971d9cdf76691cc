/** So many peers are remembered; the one that was quiet for the longest time goes first. */
export const MAX_PEERS = 10_000;

/** Something about each peer, in bounded memory. */
export class RecentByPeer<T> {
  /** The one that was set last stands last. */
  private readonly entries = new Map<string, T>();

  get(peer: string): T | undefined {
    return this.entries.get(peer);
  }

  set(peer: string, value: T): void {
    this.entries.delete(peer);
    this.entries.set(peer, value);
    const oldest = this.entries.keys().next();
    if (this.entries.size > MAX_PEERS && !oldest.done) this.entries.delete(oldest.value);
  }
}
