import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ManualClock } from '../../test/support/manual-clock.js';
import { eventually } from '../../test/support/eventually.js';
import { tempDir } from '../../test/support/temp-dir.js';
import { defaultSettings, LiveSettings, type Settings } from '../config/index.js';
import { HostDatabase } from '../database/index.js';
import { FirstToken } from './first-token.js';
import { TokenBook } from './token-book.js';
import { TokenService } from './token.service.js';

Logger.overrideLogger(false);
const root = tempDir('tokens');
const clock = new ManualClock();
const databases: HostDatabase[] = [];

interface Opened {
  service: TokenService;
  book: TokenBook;
  first: FirstToken;
  database: HostDatabase;
}

async function open(dataDir: string, changes: Partial<Settings> = {}): Promise<Opened> {
  const database = await HostDatabase.open(dataDir);
  databases.push(database);
  const settings = new LiveSettings({ ...defaultSettings(root), ...changes });
  const book = new TokenBook();
  const service = new TokenService(book, database.writeQueue, database.reader, clock, settings);
  await service.onModuleInit();
  return { service, book, database, first: new FirstToken(settings, book, service) };
}

const folder = (): string => mkdtempSync(join(root, 'data-'));

afterAll(async () => {
  for (const database of databases) await database.close();
});

describe('tokens', () => {
  const dataDir = folder();
  let opened: Opened;
  beforeAll(async () => {
    opened = await open(dataDir);
  });

  it('are told once, and kept as a hash', async () => {
    const created = await opened.service.create({ name: 'phone', scope: 'control' });
    expect(created.token).toMatch(/^dm_[\w-]{43}$/);
    expect(opened.book.identify(created.token)).toEqual({ tokenId: created.id, name: 'phone', scope: 'control' });
    expect(JSON.stringify(await opened.service.list())).not.toContain(created.token);
    expect(JSON.stringify(await opened.database.reader.all('SELECT * FROM token'))).not.toContain(created.token);
  });

  it('open nothing once revoked, and say so to who listens', async () => {
    const created = await opened.service.create({ name: 'old', scope: 'read' });
    const revoked: string[] = [];
    opened.service.revoked$.subscribe((id) => revoked.push(id));
    await opened.service.revoke(created.id);
    expect(opened.book.identify(created.token)).toBeNull();
    expect(revoked).toEqual([created.id]);
    await expect(opened.service.revoke(created.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('remember when they were last used, to the minute', async () => {
    const { id } = await opened.service.create({ name: 'used', scope: 'read' });
    const lastUse = async (): Promise<number | null | undefined> =>
      (await opened.service.list()).find((token) => token.id === id)?.lastUsedAt;
    opened.service.noteUse(id);
    const firstUse = await eventually('the use is written', lastUse);
    await clock.advance(59_000);
    opened.service.noteUse(id);
    await clock.advance(1000);
    opened.service.noteUse(id);
    await eventually('the later use is written', async () => (await lastUse()) === firstUse + 60_000);
  });

  it('are there after a restart, with the one from outside', async () => {
    const { token } = await opened.service.create({ name: 'kept', scope: 'admin' });
    await opened.database.close();
    opened = await open(dataDir, { apiToken: 'made-up-made-up-made-up' });
    expect(opened.book.identify(token)?.name).toBe('kept');
    expect(opened.book.identify('made-up-made-up-made-up')).toMatchObject({ tokenId: null, scope: 'admin' });
  });
});

describe('the first token', () => {
  it.each<[string, Partial<Settings>, number]>([
    ['is made when all need one', { access: 'token' }, 1],
    ['is made when the host is reached from outside', { host: '0.0.0.0' }, 1],
    ['is made behind a proxy', { publicUrl: 'https://music.example' }, 1],
    ['is not made for local use', {}, 0],
    ['is not made with access off', { access: 'off', host: '0.0.0.0' }, 0],
    ['is not made beside one from outside', { access: 'token', apiToken: 'made-up-made-up-made-up' }, 0],
  ])('%s', async (_name, changes, count) => {
    const { first, service } = await open(folder(), changes);
    await first.onApplicationBootstrap();
    expect(await service.list()).toHaveLength(count);
  });

  it('is made once, as soon as somebody was turned away', async () => {
    const { first, service } = await open(folder());
    await Promise.all([first.offer(), first.offer()]);
    expect(await service.list()).toMatchObject([{ name: 'first', scope: 'admin' }]);
    const { id } = (await service.list())[0] ?? { id: '' };
    await service.revoke(id);
    await first.offer();
    expect(await service.list()).toEqual([]);
  });

  it('is offered again when it could not be made', async () => {
    const { first, service } = await open(folder(), { access: 'token' });
    const create = service.create.bind(service);
    service.create = () => Promise.reject(new Error('the disk is full'));
    await expect(first.offer()).rejects.toThrow('full');
    service.create = create;
    await first.offer();
    expect(await service.list()).toHaveLength(1);
  });
});
