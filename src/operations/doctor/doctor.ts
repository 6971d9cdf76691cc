import { Injectable } from '@nestjs/common';
import { LiveSettings } from '../../config/index.js';
import { Clock } from '../../domain/index.js';
import { HttpClient } from '../../http/index.js';
import { SourceRegistry } from '../../source/index.js';
import { checkAccount, checkClock, checkSecret } from './account-checks.js';
import { diagnosisOf, type Diagnosis, type Finding } from './finding.js';
import { checkDatabaseVolume, checkFreeSpace, checkNameLength, checkRename, checkWritable } from './folder-checks.js';

/** Nobody waits longer than this for a diagnosis. */
const ANSWER_WITHIN_MS = 15_000;

/** Looks at all that a host needs from its surroundings. Finds faults, mends nothing, leaves nothing behind. */
@Injectable()
export class Doctor {
  constructor(
    private readonly settings: LiveSettings,
    private readonly sources: SourceRegistry,
    private readonly http: HttpClient,
    private readonly clock: Clock,
  ) {}

  /** Never throws: what cannot be found out is a finding too. */
  async examine(): Promise<Diagnosis> {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const folders = await this.examineFolders();
    const outside = await Promise.all([this.examineClock(signal), this.examineSources(signal)]);
    return diagnosisOf([...folders, ...outside.flat()]);
  }

  private async examineFolders(): Promise<Finding[]> {
    const { dataDir, download } = this.settings.current;
    const library = download.outputDir;
    return [
      await checkWritable('data-folder', dataDir, 'DEEMUSIC_DATA_DIR'),
      await checkDatabaseVolume(dataDir),
      await checkWritable('library', library, 'download.outputDir'),
      await checkRename(library),
      await checkFreeSpace(library, download.minFreeSpace),
      await checkNameLength(library),
    ];
  }

  private async examineClock(signal: AbortSignal): Promise<Finding> {
    const { apiUrl } = this.settings.current.deezer;
    const date = await this.http.text({ service: 'doctor', url: apiUrl, method: 'HEAD', signal }).then(
      ({ headers }) => headers.date,
      () => null,
    );
    return checkClock(typeof date === 'string' ? date : null, this.clock.now());
  }

  private async examineSources(signal: AbortSignal): Promise<Finding[]> {
    const statuses = await Promise.all(this.sources.list().map((source) => source.checkAccount(signal)));
    return statuses.flatMap((status) => [checkAccount(status), checkSecret(status)]);
  }
}
