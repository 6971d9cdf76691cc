import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../../test/support/temp-dir.js';
import { FileKv } from './file-kv.js';

const base = tempDir('kv');
const warnings: string[] = [];

function open(folder = mkdtempSync(join(base, 'x'))): { kv: FileKv; folder: string } {
  return { kv: new FileKv(folder, (message) => warnings.push(message)), folder };
}

describe('ctx.kv', () => {
  it('keeps values over a restart', async () => {
    const { kv, folder } = open();
    expect(await kv.get('a')).toBeNull();
    await Promise.all([kv.set('a', { n: [1] }), kv.set('__proto__', 1), kv.set('b', null), kv.set('c', 2)]);
    await kv.delete('c');
    const again = open(folder).kv;
    expect(await again.keys()).toEqual(['a', '__proto__', 'b']);
    expect([await again.get('a'), await again.get('__proto__'), await again.get('b')]).toEqual([{ n: [1] }, 1, null]);
    expect(readdirSync(folder)).toEqual(['kv.json']);
  });

  it('hands out copies', async () => {
    const { kv } = open();
    const value = { list: [1] };
    await kv.set('a', value);
    value.list.push(2);
    (await kv.get<typeof value>('a'))?.list.push(3);
    expect(await kv.get('a')).toEqual({ list: [1] });
  });

  it('refuses what is too much or no JSON, and keeps what it had', async () => {
    const { kv, folder } = open();
    await kv.set('a', 1);
    await expect(kv.set('b', 'x'.repeat(1024 * 1024))).rejects.toMatchObject({ kind: 'unrecoverable' });
    await expect(kv.set('b', undefined)).rejects.toMatchObject({ kind: 'unrecoverable' });
    await kv.set('c', 2);
    expect(await kv.keys()).toEqual(['a', 'c']);
    expect(await open(folder).kv.keys()).toEqual(['a', 'c']);
  });

  it('puts a broken file aside and says so', async () => {
    const { kv, folder } = open();
    writeFileSync(join(folder, 'kv.json'), '{"a":');
    expect(await kv.get('a')).toBeNull();
    await kv.set('b', 1);
    expect(readFileSync(join(folder, 'kv.json.broken'), 'utf8')).toBe('{"a":');
    expect(warnings).toEqual([expect.stringContaining('kv.json.broken')]);
  });
});
