import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { LiveSettings } from '../../../config/index.js';
import { Clock } from '../../../domain/index.js';
import { LogFile } from './log-file.js';
import { PluginLog } from './plugin-log.js';

/** The logs of all plugins, `<data>/plugins/logs/<id>.log`. */
@Injectable()
export class PluginLogs {
  private readonly logs = new Map<string, { file: LogFile; log: PluginLog }>();

  constructor(
    private readonly settings: LiveSettings,
    private readonly clock: Clock,
  ) {}

  of(id: string): PluginLog {
    return this.entry(id).log;
  }

  /** The last lines, oldest first; none for a plugin that never ran. */
  tail(id: string, lines: number): Promise<string[]> {
    return this.entry(id).file.tail(lines);
  }

  /** Lines as they come, of this plugin's processes to be, too. */
  follow(id: string): Observable<string> {
    return this.of(id).lines$;
  }

  /** Resolves when all that was said is written. */
  async flush(): Promise<void> {
    await Promise.all([...this.logs.values()].map(({ file }) => file.flush()));
  }

  private entry(id: string): { file: LogFile; log: PluginLog } {
    const known = this.logs.get(id);
    if (known !== undefined) return known;
    const file = new LogFile(join(this.settings.current.dataDir, 'plugins', 'logs', `${id}.log`), this.clock);
    const entry = { file, log: new PluginLog(file, this.clock) };
    this.logs.set(id, entry);
    return entry;
  }
}
