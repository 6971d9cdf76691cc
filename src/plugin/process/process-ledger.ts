import { Injectable, Logger } from '@nestjs/common';
import { DatabaseReader, WriteQueue } from '../../database/index.js';
import { Clock } from '../../domain/index.js';
import { killGroup } from './child/kill-group.js';
import { proc } from './child/proc.js';

const GONE_MS = 2000;
const LOOK_MS = 20;

interface ProcessRow {
  pid: number;
  plugin: string;
  start_time: string;
  boot_id: string;
}

/**
 * Processes that were started and not seen to end. A later host ends exactly those: a number alone may belong to somebody else by then,
 * number, start time and boot together do not. Where there is no `/proc` nothing is recorded.
 */
@Injectable()
export class ProcessLedger {
  private readonly logger = new Logger(ProcessLedger.name);

  /** Units are committed in order: the last one stands for all. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly writeQueue: WriteQueue,
    private readonly reader: DatabaseReader,
    private readonly clock: Clock,
  ) {}

  /**
   * A process began. Does not wait and does not fail: the process has a watchdog of its own, too.
   * @returns to be called when it is gone
   */
  begun(plugin: string, pid: number): () => void {
    const startTime = proc.startTime(pid);
    const boot = proc.bootId();
    if (startTime === null || boot === null) return () => undefined;
    this.write('INSERT OR REPLACE INTO plugin_process (pid, plugin, start_time, boot_id) VALUES (?, ?, ?, ?)', [
      pid,
      plugin,
      startTime,
      boot,
    ]);
    return () => {
      // Killed and still there: it hangs in the kernel, and a later host has to look after it.
      if (proc.startTime(pid) === startTime) return;
      this.write('DELETE FROM plugin_process WHERE pid = ? AND start_time = ?', [pid, startTime]);
    };
  }

  /** Ends what an earlier host left, and forgets it. @returns how many processes were ended */
  async endOrphans(): Promise<number> {
    const rows = await this.reader.all<ProcessRow>('SELECT pid, plugin, start_time, boot_id FROM plugin_process');
    if (rows.length === 0) return 0;
    const boot = proc.bootId();
    const orphans = rows.filter((row) => row.boot_id === boot && proc.startTime(row.pid) === row.start_time);
    for (const { pid, plugin } of orphans) {
      killGroup(pid);
      this.logger.warn(`a process of plugin ${plugin} was left behind by an earlier host and was ended`);
    }
    await Promise.all(orphans.map((row) => this.whenGone(row)));
    await this.writeQueue.run((tx) => tx.run('DELETE FROM plugin_process'));
    return orphans.length;
  }

  private async whenGone({ pid, start_time }: ProcessRow): Promise<void> {
    for (let waited = 0; waited < GONE_MS && proc.startTime(pid) === start_time; waited += LOOK_MS)
      await this.clock.wait(LOOK_MS);
  }

  /** Resolves when all that was noted so far is written. */
  settled(): Promise<void> {
    return this.last;
  }

  private write(sql: string, params: (string | number)[]): void {
    this.last = this.writeQueue
      .run(async (tx) => {
        await tx.run(sql, params);
      })
      .catch((error: unknown) => {
        this.logger.warn(`the list of plugin processes could not be written: ${String(error)}`);
      });
  }
}
