import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as sdk from '../../sdk/src/index.js';
import { createTestHost, albumEvent, playlistEvent, testImage, trackEvent } from '../../sdk/src/testkit/index.js';
import { HOOK_RUN_STATES } from '../../src/plugin/outbox/rows/hook-run-row.js';
import { hookOf } from '../../src/plugin/manifest/manifest-defaults.js';
import { PLUGIN_STATES } from '../../src/plugin/plugin-status.js';

const root = new URL('../../', import.meta.url);

function read(page: string): string {
  return readFileSync(fileURLToPath(new URL(page, root)), 'utf8');
}

/** The part of a page below a heading, up to the next one of the same level. */
function section(page: string, heading: string): string {
  const [, text] = page.split(`\n${heading}\n`);
  if (text === undefined) throw new Error(`there is no "${heading}"`);
  const level = heading.split(' ')[0] ?? '';
  return text.split(`\n${level} `)[0] ?? '';
}

/** What stands in code in the first column of the tables. */
function firstColumn(text: string): string[] {
  const rows = text.replace(/^\|.*\n\| -/gm, '').matchAll(/^\| (`[^|]*)/gm);
  return [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

const hooks = read('docs/plugins/hooks.md');
const users = read('docs/plugins/README.md');

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  default?: string | number | boolean;
  enum?: string[];
}

function fieldsOf(schema: Schema, path = ''): Map<string, Schema> {
  const fields = new Map<string, Schema>();
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const own = `${path}${name}`;
    fields.set(own, child);
    const inner = child.items?.properties ? fieldsOf(child.items, `${own}[].`) : fieldsOf(child, `${own}.`);
    for (const [key, value] of inner) fields.set(key, value);
  }
  return fields;
}

describe('the reference of hooks', () => {
  it('has every hook and no other, with its budget', () => {
    const text = section(hooks, '## Hooks');
    expect(firstColumn(text)).toEqual([...sdk.HOOK_NAMES]);
    for (const name of sdk.HOOK_NAMES) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      expect(row).toContain(`| ${String(hookOf({ name }).timeoutMs / 1000)} s `);
    }
    expect([...text.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name)).toEqual([...sdk.HOOK_NAMES]);
  });

  it('has every event and no other', () => {
    expect(firstColumn(section(hooks, '## Events'))).toEqual([...sdk.PLUGIN_EVENT_NAMES]);
  });

  it('has every error and no other, with its fault', () => {
    const text = section(hooks, '## Errors');
    const kinds = [sdk.RetryLater, sdk.Unrecoverable, sdk.NotFound, sdk.NeedsAuth, sdk.ConfigError];
    const exported = Object.values(sdk).filter(
      (value) => typeof value === 'function' && value.prototype instanceof sdk.PluginError,
    );
    expect(new Set(exported)).toEqual(new Set(kinds));
    for (const kind of kinds) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${kind.name}\``));
      expect(row).toContain(`\`${new kind('x').fault}\``);
    }
  });

  it('has every field of the payloads', async () => {
    const text = section(hooks, '## Payload');
    const row = (name: string): string => text.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
    const { item, track, file } = trackEvent();
    const album = albumEvent();
    const objects = { item, track, file, album: album.album, playlist: playlistEvent().playlist, counts: album.counts };
    for (const [name, object] of Object.entries({ ...objects, 'members[]': album.members[0]! }))
      for (const field of Object.keys(object)) expect(`${name}: ${row(name)}`).toContain(`\`${field}\``);
    for (const [name, event] of Object.entries({
      processTrack: trackEvent(),
      afterAlbum: album,
      afterPlaylist: playlistEvent(),
    })) {
      const [payload] = section(hooks, `### \`${name}\``)
        .split('\n\n')
        .filter((part) => part.includes('Payload: '));
      for (const field of Object.keys(event)) expect(payload).toContain(`\`${field}\``);
    }
    let run: object = {};
    let image: object = {};
    const host = await createTestHost(
      {
        setup: (ctx) => {
          ctx.hook('afterTrack', async (_event, given) => {
            run = given;
            image = (await given.image('cover')) ?? {};
          });
        },
      },
      { images: { cover: testImage() } },
    );
    await host.run('afterTrack');
    await host.dispose();
    expect(Object.keys(image)).toHaveLength(5);
    for (const field of Object.keys(image)) expect(row('cover')).toContain(`\`${field}\``);
    for (const field of Object.keys(run)) expect(row(field)).not.toBe('');
  });

  it('has everything of the context and nothing else', async () => {
    const has: string[] = [];
    const host = await createTestHost({
      setup: (ctx) => {
        for (const [name, value] of Object.entries(ctx)) has.push(...membersOf(name, value));
      },
    });
    await host.dispose();
    expect(firstColumn(section(hooks, '## Context')).sort()).toEqual(has.sort());
  });

  it('has every field of the manifest and no other, with limits and defaults', () => {
    const schema = JSON.parse(read('sdk/manifest.schema.json')) as { properties: { deemusic: Schema } };
    const fields = fieldsOf(schema.properties.deemusic);
    const text = section(hooks, '## Manifest');
    expect(firstColumn(text).sort()).toEqual([...fields.keys()].sort());
    for (const [name, { minimum, maximum, maxLength, default: fallback, enum: values }] of fields) {
      const row = text.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``)) ?? '';
      const said = [minimum, maximum, maxLength, fallback, ...(name === 'hooks[].name' ? [] : (values ?? []))];
      for (const word of said.filter((one) => one !== undefined)) expect(row).toContain(String(word));
    }
    expect(text.replace(/\s+/g, ' ')).toContain(`now ${sdk.PLUGIN_API_VERSION}:`);
  });
});

function membersOf(name: string, value: unknown): string[] {
  if (name === 'config' || name === 'signal' || typeof value !== 'object' || value === null) return [name];
  const prototype = Object.getPrototypeOf(value) as object;
  const methods = prototype === Object.prototype ? [] : Object.getOwnPropertyNames(prototype);
  const own = prototype === Object.prototype ? Object.keys(value) : [];
  return [...own, ...methods]
    .filter((key) => key !== 'constructor' && !HIDDEN.includes(key))
    .map((key) => `${name}.${key}`);
}

/** Private methods of the classes behind the context. */
const HIDDEN = ['needAccess', 'values', 'load', 'change', 'write', 'follow', 'check'];

describe('the page for users', () => {
  it('has every state of a plugin and of a run, and no other', () => {
    expect(firstColumn(section(users, '## States')).sort()).toEqual([...PLUGIN_STATES].sort());
    expect(firstColumn(section(users, '## What they did')).sort()).toEqual([...HOOK_RUN_STATES].sort());
  });
});
