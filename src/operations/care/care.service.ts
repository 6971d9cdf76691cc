import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Cron, Interval } from '@nestjs/schedule';
import { toHostError, type HostError, type Notice } from '../../domain/index.js';
import { EventBus } from '../../events/index.js';
import { Library } from '../../library/index.js';
import { QueueControl, QueueService } from '../../queue/index.js';
import { SourceRegistry } from '../../source/index.js';
import { BackupService } from '../backup/backup.service.js';

const BACKUPS_KEPT = 7;
const HISTORY_KEPT_MS = 365 * 24 * 3_600_000;
const ACCOUNT_ANSWER_MS = 60_000;

/** What the host does by the clock. None of it may harm the others: every fault becomes a notice. */
@Injectable()
export class CareService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('care');
  private readonly stopped = new AbortController();
  private isDiskLow = false;

  constructor(
    private readonly backups: BackupService,
    private readonly queue: QueueService,
    private readonly control: QueueControl,
    private readonly library: Library,
    private readonly sources: SourceRegistry,
    private readonly events: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    // Not awaited: a service that does not answer must not hold up the start.
    void this.checkAccounts();
  }

  onModuleDestroy(): void {
    this.stopped.abort(new Error('the host stops'));
  }

  /** Every night: a backup, and no more of them than are of use. */
  @Cron('0 17 3 * * *')
  async backUp(): Promise<void> {
    await this.careFor('backup', async () => {
      await this.backups.create();
      await this.backups.keep(BACKUPS_KEPT);
    });
  }

  /** Every night: history of more than a year goes. */
  @Cron('0 47 3 * * *')
  async forget(): Promise<void> {
    await this.careFor('retention', () => this.queue.prune(HISTORY_KEPT_MS));
  }

  /** Four times a day, and at start: does the account still live, how old is its token. What is wrong the source itself tells. */
  @Cron('0 23 */6 * * *')
  async checkAccounts(): Promise<void> {
    await this.careFor('account', async () => {
      const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(ACCOUNT_ANSWER_MS)]);
      for (const source of this.sources.list()) {
        if (source.status().hasAccount) await source.checkAccount(signal);
      }
    });
  }

  /** Every minute: a disk that runs full is told before a transfer meets it. The queue's own check lets it go on. */
  @Interval(60_000)
  async checkDisk(): Promise<void> {
    const fault = await this.diskFault();
    const wasLow = this.isDiskLow;
    this.isDiskLow = fault !== null;
    if (fault) this.control.hold('disk', { message: fault.message });
    if (fault && !wasLow) this.tell({ level: 'error', code: 'disk', message: fault.message });
    if (!fault && wasLow) this.tell({ level: 'info', code: 'disk', message: 'The library can be written again' });
  }

  private async diskFault(): Promise<HostError | null> {
    try {
      await this.library.preflight(null);
      return null;
    } catch (error) {
      const fault = toHostError(error);
      return fault.hold === 'disk' ? fault : null;
    }
  }

  private async careFor(code: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      this.tell({ level: 'error', code, message: `Scheduled care (${code}) failed: ${toHostError(error).message}` });
    }
  }

  private tell(notice: Notice): void {
    this.logger[notice.level === 'info' ? 'log' : 'warn'](notice.message);
    this.events.publish('notice', notice);
  }
}
