import { beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DiskFullError, FilesystemError, NetworkError, type Notice } from '../../domain/index.js';
import { EventBus } from '../../events/index.js';
import type { Library } from '../../library/index.js';
import type { QueueControl, QueueService } from '../../queue/index.js';
import { SourceRegistry } from '../../source/index.js';
import type { BackupService } from '../backup/backup.service.js';
import { CareService } from './care.service.js';
import { SourceNotices } from './source-notices.js';

Logger.overrideLogger(false);

let diskFault: Error | null;
let backupFault: Error | null;
let done: string[];
let notices: Notice[];
let care: CareService;
let events: EventBus;
let sources: SourceRegistry;

beforeEach(() => {
  diskFault = null;
  backupFault = null;
  done = [];
  notices = [];
  events = new EventBus();
  events.on('notice').subscribe((notice) => notices.push(notice));
  sources = new SourceRegistry();
  const backups = {
    create: () => (backupFault ? Promise.reject(backupFault) : Promise.resolve(done.push('backup'))),
    keep: (count: number) => Promise.resolve(done.push(`keep ${String(count)}`)),
  } as unknown as BackupService;
  const queue = {
    prune: (age: number) => Promise.resolve(done.push(`prune ${String(age)}`)),
  } as unknown as QueueService;
  const control = { hold: (reason: string) => done.push(`hold ${reason}`) } as unknown as QueueControl;
  const library = {
    preflight: () => (diskFault ? Promise.reject(diskFault) : Promise.resolve()),
  } as unknown as Library;
  care = new CareService(backups, queue, control, library, sources, events);
});

describe('care by the clock', () => {
  it('backs up, and only then deletes old backups', async () => {
    await care.backUp();
    expect(done).toEqual(['backup', 'keep 7']);
    done = [];
    backupFault = new DiskFullError('no space');
    await care.backUp();
    expect(done).toEqual([]);
    expect(notices).toEqual([{ level: 'error', code: 'backup', message: expect.stringContaining('no space') }]);
  });

  it('forgets old history', async () => {
    await care.forget();
    expect(done).toEqual(['prune 31536000000']);
  });

  it('tells a full disk once, holds the queue while it lasts, and tells its end', async () => {
    await care.checkDisk();
    expect([done, notices]).toEqual([[], []]);
    diskFault = new DiskFullError('full');
    await care.checkDisk();
    await care.checkDisk();
    diskFault = null;
    await care.checkDisk();
    await care.checkDisk();
    expect(done).toEqual(['hold disk', 'hold disk']);
    expect(notices.map(({ level }) => level)).toEqual(['error', 'info']);
  });

  it('does not hold the queue for what is no fault of the disk as a whole', async () => {
    diskFault = new FilesystemError('one odd file');
    await care.checkDisk();
    expect(done).toEqual([]);
  });

  it('looks only at accounts that are set; a fault there harms nothing', async () => {
    const source = (id: string, hasAccount: boolean): unknown => ({
      id,
      status: () => ({ hasAccount }),
      checkAccount: () => {
        done.push(`check ${id}`);
        return Promise.reject(new NetworkError('unreachable'));
      },
    });
    sources.register(source('one', false) as never);
    sources.register(source('two', true) as never);
    await care.checkAccounts();
    expect(done).toEqual(['check two']);
    expect(notices).toMatchObject([{ code: 'account' }]);
  });

  it('is silent when it is interrupted by the end of the host', async () => {
    backupFault = new Error('closed');
    care.onModuleDestroy();
    await care.backUp();
    expect(notices).toEqual([]);
  });
});

it('passes on what sources have to tell, until the host ends', () => {
  const bridge = new SourceNotices(sources, events);
  bridge.onModuleInit();
  sources.notify({ level: 'warning', code: 'account', message: 'old' });
  bridge.onModuleDestroy();
  sources.notify({ level: 'warning', code: 'account', message: 'too late' });
  expect(notices.map(({ message }) => message)).toEqual(['old']);
});
