#!/usr/bin/env node
/**
 * Writes the types of the REST API for the dashboard, `web/src/api/schema.ts`, from the host's own OpenAPI document.
 * Needs a built host. usage: node scripts/openapi.mjs [--check]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'web', 'src', 'api', 'schema.ts');
const HEADER = '/* Written by scripts/openapi.mjs from the OpenAPI document of the host. */\n';

/** Runs a host on a folder of its own, just long enough to ask it. */
async function openApiDocument() {
  const folder = mkdtempSync(join(tmpdir(), 'deemusic-openapi-'));
  const host = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    env: {
      PATH: process.env.PATH,
      DEEMUSIC_DATA_DIR: join(folder, 'data'),
      DEEMUSIC_DOWNLOAD_OUTPUT_DIR: join(folder, 'music'),
      DEEMUSIC_PORT: '0',
      DEEMUSIC_PLUGINS: 'off',
      // Nothing of it may ask the service.
      DEEMUSIC_DEEZER_API_URL: 'http://127.0.0.1:9',
      DEEMUSIC_DEEZER_GATEWAY_URL: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = new Promise((resolve) => host.once('exit', resolve));
  try {
    for await (const line of createInterface({ input: host.stdout })) {
      if (!line.includes('"event":"listening"')) continue;
      const { url } = JSON.parse(line);
      return await (await fetch(`${url.replace(/\/$/, '')}/api/docs-json`)).json();
    }
    throw new Error('the host ended before it listened');
  } finally {
    host.kill('SIGTERM');
    await exit;
    rmSync(folder, { recursive: true, force: true });
  }
}

const types = HEADER + astToString(await openapiTS(await openApiDocument(), { alphabetize: true }));
const text = await format(types, { ...(await resolveConfig(target)), parser: 'typescript' });
const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === text;
if (process.argv.includes('--check')) {
  if (!isCurrent) {
    console.error('web/src/api/schema.ts is not what the host says: run node scripts/openapi.mjs');
    process.exitCode = 1;
  }
} else if (!isCurrent) writeFileSync(target, text);
