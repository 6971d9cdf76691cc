import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../../test/support/temp-dir.js';
import type { SourceStatus } from '../../domain/index.js';
import { checkAccount, checkClock, checkSecret } from './account-checks.js';
import { diagnosisOf, failed, ok, warning } from './finding.js';
import { checkDatabaseVolume, checkFreeSpace, checkNameLength, checkRename, checkWritable } from './folder-checks.js';

const root = tempDir('doctor');
const STATUS: SourceStatus = {
  id: 'deezer',
  connected: true,
  account: { name: 'made up', plan: 'Made Up', country: 'XX' },
  formats: ['MP3_128'],
  hasAccount: true,
  hasSecret: true,
  tokenSetAt: null,
  tokenAgeDays: null,
  governor: { limit: 45, windowMs: 5000, used: 0, waiting: 0, blockedUntil: null },
  warnings: [],
};

describe('folders', () => {
  it('that work are found to, and stay as they were', async () => {
    const library = join(root, 'fine');
    mkdirSync(library);
    const findings = [
      await checkWritable('library', library, 'download.outputDir'),
      await checkRename(library),
      await checkFreeSpace(library, 1),
      await checkNameLength(library),
      await checkDatabaseVolume(library),
    ];
    expect(findings.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(readdirSync(library)).toEqual(['.deemusic']);
  });

  it('that are missing are not made: they may be disks that are not mounted', async () => {
    const library = join(root, 'unmounted');
    const findings = [await checkWritable('library', library, 'download.outputDir'), await checkRename(library)];
    expect(findings.map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(findings[0]?.advice).toContain('Mount');
    expect(existsSync(library)).toBe(false);
  });

  it('that cannot be written are named by their setting, not by their path', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    const findings = [
      await checkWritable('library', join(file, 'music'), 'download.outputDir'),
      await checkRename(join(file, 'music')),
      await checkFreeSpace(join(file, 'music'), 1),
    ];
    expect(findings.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
    expect(findings[0]?.advice).toContain('download.outputDir');
    expect(JSON.stringify(findings)).not.toContain(root);
  });

  it('without space are told from folders with little', async () => {
    const library = join(root, 'space');
    mkdirSync(library);
    expect(await checkFreeSpace(library, Number.MAX_SAFE_INTEGER)).toMatchObject({ status: 'failed' });
  });
});

describe('the account', () => {
  it.each<[Partial<SourceStatus>, string, RegExp]>([
    [{}, 'ok', /Made Up.*MP3_128/],
    [{ hasAccount: false, connected: false }, 'warning', /PREVIEW/],
    [{ connected: false, warnings: ['it was revoked'] }, 'failed', /it was revoked/],
    [{ warnings: ['set 151 days ago'] }, 'warning', /151 days/],
  ])('%j is %s', (change, status, message) => {
    const finding = checkAccount({ ...STATUS, ...change });
    expect(finding).toMatchObject({ check: 'account-deezer', status });
    expect(finding.message).toMatch(message);
  });

  it('without a secret is a warning', () => {
    expect(checkSecret({ ...STATUS, hasSecret: false })).toMatchObject({ status: 'warning' });
    expect(checkSecret(STATUS)).toMatchObject({ status: 'ok' });
  });
});

describe('the clock', () => {
  const now = Date.UTC(2030, 0, 1);
  it.each<[string | null, string]>([
    [new Date(now + 60_000).toUTCString(), 'ok'],
    [new Date(now - 3_600_000).toUTCString(), 'failed'],
    ['no date', 'warning'],
    [null, 'warning'],
  ])('compared with %s is %s', (date, status) => {
    expect(checkClock(date, now).status).toBe(status);
  });
});

it('the worst finding is the verdict', () => {
  const fine = ok('a', 'fine');
  const odd = warning('b', 'odd', 'look');
  expect(diagnosisOf([fine]).status).toBe('ok');
  expect(diagnosisOf([fine, odd]).status).toBe('warning');
  expect(diagnosisOf([failed('c', 'bad', 'mend'), fine, odd]).status).toBe('failed');
});
