import { Injectable } from '@nestjs/common';
import type { DurableHookName } from '@deemusic/plugin-sdk';
import { DatabaseReader, WriteQueue } from '../../../database/index.js';
import { DURABLE_HOOKS } from './hook-ability.js';

const KEY = 'plugin-hooks:';

/**
 * Which hooks of a plugin were switched on when the items with waiting runs were told last. Rows of `meta`: a host that ended on the way, or
 * starts in another mode, knows from them whether there is something to tell, without a look at every run.
 */
@Injectable()
export class ToldHooks {
  constructor(
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
  ) {}

  /** All, when nothing was ever told: runs begin to wait with their hook switched on. */
  async of(plugin: string): Promise<readonly DurableHookName[]> {
    const row = await this.reader.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', [`${KEY}${plugin}`]);
    return row ? (JSON.parse(row.value) as DurableHookName[]) : DURABLE_HOOKS;
  }

  async remember(plugin: string, hooks: readonly DurableHookName[]): Promise<void> {
    await this.writeQueue.run((tx) =>
      tx.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
        `${KEY}${plugin}`,
        JSON.stringify(hooks),
      ]),
    );
  }
}
