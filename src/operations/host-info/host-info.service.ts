import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../../config/index.js';
import { DatabaseReader } from '../../database/index.js';
import { Clock } from '../../domain/index.js';
import { isLoopbackUrl } from '../../http/index.js';
import { EventJournal } from '../../notifier/index.js';
import { QueueReader } from '../../queue/index.js';
import { SourceRegistry } from '../../source/index.js';
import type { HostInfo } from './host-info.schema.js';
import { hostVersion } from './host-version.js';
import { Volumes } from './volumes.js';

const DATABASE = `
SELECT sqlite_version() AS version, page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()`;

/** What the host is, where it runs and how much room it has. */
@Injectable()
export class HostInfoService {
  private readonly version = hostVersion();
  private readonly startedAt: number;

  constructor(
    private readonly settings: LiveSettings,
    private readonly database: DatabaseReader,
    private readonly queue: QueueReader,
    private readonly sources: SourceRegistry,
    private readonly volumes: Volumes,
    private readonly journal: EventJournal,
    clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  /** @param isAdmin they may see where the folders are */
  async describe(isAdmin: boolean): Promise<HostInfo> {
    const [database, items, library, data] = await Promise.all([
      this.database.get<{ version: string; bytes: number }>(DATABASE),
      this.queue.listSize(),
      this.volumes.library(),
      this.volumes.data(),
    ]);
    const { dataDir, download } = this.settings.current;
    return {
      version: this.version,
      apiVersion: '1',
      node: process.versions.node,
      platform: process.platform,
      arch: process.arch,
      sqlite: database?.version ?? '',
      startedAt: this.startedAt,
      epoch: this.journal.epoch,
      library,
      data: { ...data, databaseBytes: database?.bytes ?? 0 },
      items,
      setup: this.setup(),
      links: { apiDocs: 'api/docs', openApi: 'api/docs-json', metrics: 'metrics' },
      folders: isAdmin ? { library: download.outputDir, data: dataDir } : null,
    };
  }

  private setup(): HostInfo['setup'] {
    const status = this.sources.list()[0]?.status();
    return {
      hasAccount: status?.hasAccount ?? false,
      hasSecret: status?.hasSecret ?? false,
      isSandbox: isLoopbackUrl(this.settings.current.deezer.apiUrl),
    };
  }
}
