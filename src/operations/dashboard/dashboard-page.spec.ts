import { expect, it } from '@jest/globals';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../../test/support/temp-dir.js';
import { DashboardPage } from './dashboard-page.js';

const root = tempDir('dashboard-page');

function pageOf(text: string, base = '/'): DashboardPage {
  const folder = mkdtempSync(join(root, 'dist-'));
  writeFileSync(join(folder, 'index.html'), text);
  const link = `${folder}-link`;
  symlinkSync(folder, link);
  return new DashboardPage(link, base);
}

it('escapes what stands in the base path, and takes it as it is', async () => {
  const page = pageOf('<base href="__BASE__">', '/a&b"<$&$1>/');
  expect(await page.render('x')).toBe('<base href="/a&amp;b&quot;&lt;$&amp;$1&gt;/">');
});

it('puts the nonce everywhere, and nothing else', async () => {
  const page = pageOf('__NONCE__ nonce="__NONCE__" __OTHER__');
  expect(await page.render('abc')).toBe('abc nonce="abc" __OTHER__');
  expect(await page.render('def')).toBe('def nonce="def" __OTHER__');
});

it('is null as long as there is none', async () => {
  expect(await new DashboardPage(join(root, 'nowhere'), '/').render('x')).toBeNull();
});
