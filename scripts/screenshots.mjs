#!/usr/bin/env node
/**
 * Makes the pictures of the dashboard in docs/screenshots: the built host on the sandbox, looked at by a Chromium.
 * usage: node scripts/screenshots.mjs [folder]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBuilt, ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
ensureBuilt();
const { startSandbox } = await import('../dist/sandbox/index.js');

const root = fileURLToPath(new URL('..', import.meta.url));
const target = process.argv[2] ?? join(root, 'docs', 'screenshots');

/** What is photographed: path, and what to do first. */
const DESK = [
  { name: 'queue', path: '/', prepare: unfold },
  { name: 'item', path: '/', prepare: openProblem },
  { name: 'add', path: '/add?q=lumen&type=album' },
  { name: 'plugins', path: '/plugins' },
  { name: 'plugin-settings', path: '/plugins/tagging?tab=settings' },
  { name: 'settings', path: '/settings#templates' },
  { name: 'history', path: '/history' },
  { name: 'about', path: '/about' },
  { name: 'welcome', path: '/welcome' },
];
const DARK = [
  { name: 'queue', path: '/', prepare: unfold },
  { name: 'add', path: '/add?q=lumen&type=album' },
];
const PHONE = [
  { name: 'queue', path: '/' },
  { name: 'add', path: '/add?q=lumen&type=album' },
  { name: 'settings', path: '/settings' },
];

/** The album that is being downloaded, with its tracks. */
async function unfold(page) {
  const row = page.getByRole('row').filter({ hasText: 'Forty Miles' }).first();
  await row.focus();
  await page.keyboard.press('ArrowRight');
  await page.mouse.move(640, 10);
}

async function openProblem(page) {
  await page.goto(page.url() + '?item=playlist_' + sandbox.catalogue.ids.playlist.demo);
}

async function startHost(sandbox, folder) {
  const child = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    env: {
      PATH: process.env.PATH,
      ...sandbox.environment(),
      DEEMUSIC_PORT: '0',
      DEEMUSIC_DATA_DIR: join(folder, 'data'),
      DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(folder, 'music'),
      DEEMUSIC_DOWNLOAD_MIN_FREE_SPACE: '64MiB',
      DEEMUSIC_DOWNLOAD_CONCURRENT_DOWNLOADS: '5',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('"event":"listening"')) return { url: JSON.parse(line).url.replace(/\/$/, ''), child };
  }
  throw new Error('the host did not start');
}

/** Something of everything: finished, partial, failed, running, waiting. */
async function fillQueue(url, { album, playlist, track }) {
  const post = (type, id) =>
    fetch(`${url}/api/v1/downloads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type, id }),
    });
  for (const id of [track.single, track.mp3Only]) await post('track', id);
  await post('playlist', playlist.demo);
  await pause(12_000);
  for (const id of [album.forty, album.twoDisc, album.variousArtists, album.long]) await post('album', id);
  await post('playlist', playlist.generated);
  await pause(8000);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function shoot(browser, url, group, shots, options) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  for (const { name, path, prepare } of shots) {
    await page.goto(url + path, { waitUntil: 'networkidle' }).catch(() => undefined);
    await prepare?.(page);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(target, `${name}${group}.png`) });
  }
  await context.close();
}

// Its name is in the pictures.
const folder = join(tmpdir(), 'nas');
mkdirSync(folder);
mkdirSync(target, { recursive: true });
const sandbox = await startSandbox({ bytesPerSecond: 350_000, tracks: 300 });
const host = await startHost(sandbox, folder);
const browser = await chromium.launch({
  executablePath: process.env.DEEMUSIC_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
try {
  await fillQueue(host.url, sandbox.catalogue.ids);
  const desk = { viewport: { width: 1280, height: 800 } };
  await shoot(browser, host.url, '', DESK, desk);
  await shoot(browser, host.url, '-dark', DARK, { ...desk, colorScheme: 'dark' });
  const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
  await shoot(browser, host.url, '-phone', PHONE, phone);
} finally {
  await browser.close();
  host.child.kill('SIGTERM');
  await new Promise((resolve) => host.child.once('exit', resolve));
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
