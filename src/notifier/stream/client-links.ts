import type { ClientLink } from './client-link.js';

/** All clients that are connected. */
export class ClientLinks {
  private readonly links = new Map<string, ClientLink>();

  get count(): number {
    return this.links.size;
  }

  add(link: ClientLink): void {
    this.links.set(link.id, link);
  }

  remove(id: string): void {
    this.links.delete(id);
  }

  get(id: string): ClientLink | undefined {
    return this.links.get(id);
  }

  all(): IterableIterator<ClientLink> {
    return this.links.values();
  }

  /** Any one of them; through it the others are reached at once. */
  any(): ClientLink | undefined {
    return this.links.values().next().value;
  }
}
