import type { Item, QueueState } from '../../domain/index.js';
import { queuePatchSchema } from '../../queue/index.js';
import type { ActionResult, DownloadResult, ItemAnswer, ItemCommand, QueuePatch } from '../../wire/index.js';
import { itemTargetSchema, parsed } from './client-messages.schema.js';

/** What commands act on: the doors of `download` and `queue`. */
export interface CommandTargets {
  downloads: { request(body: unknown): Promise<{ items: DownloadResult[] }> };
  queue: Record<ItemCommand, (id: string) => Promise<Item>> & {
    act(action: ItemCommand, target: { ids: string[] }): Promise<ActionResult[]>;
  };
  control: { configure(patch: QueuePatch): Promise<QueueState> };
}

/** The commands of clients, checked and carried out. All throw RequestError on bad input. */
export class ClientCommands {
  constructor(private readonly targets: CommandTargets) {}

  /** The body is checked by the same schema as that of `POST /downloads`. */
  download(body: unknown): Promise<{ items: DownloadResult[] }> {
    return this.targets.downloads.request(body);
  }

  /** One item: the item, or the error. Many: what became of each. */
  async item(command: ItemCommand, body: unknown): Promise<ItemAnswer> {
    const { queue } = this.targets;
    const { id, ids } = parsed(itemTargetSchema, body);
    if (id !== undefined) return queue[command](id);
    return { results: await queue.act(command, { ids: ids ?? [] }) };
  }

  /** The body is checked by the same schema as that of `PATCH /queue`. */
  configure(body: unknown): Promise<QueueState> {
    return this.targets.control.configure(parsed(queuePatchSchema, body));
  }
}
