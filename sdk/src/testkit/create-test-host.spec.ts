import { afterEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { NotFound } from '../index.js';
import { definePlugin, RetryLater, type PluginContext, type PluginDefinition } from '../index.js';
import { createTestHost, silentAudio, testImage, trackEvent, type TestHost, type TestHostOptions } from './index.js';

const open: TestHost[] = [];

async function hostOf(
  setup: (ctx: PluginContext) => void,
  options: TestHostOptions = {},
  rest: Partial<PluginDefinition> = {},
) {
  const host = await createTestHost(definePlugin({ setup, ...rest }), options);
  open.push(host);
  return host;
}

afterEach(async () => {
  for (const host of open.splice(0)) await host.dispose();
});

/** An ID3v1 tag at the end of an MP3: the smallest edit of tags there is. */
function tag(path: string, title: string): void {
  const audio = readFileSync(path);
  const bare = audio.subarray(-128, -125).toString() === 'TAG' ? audio.subarray(0, -128) : audio;
  writeFileSync(path, Buffer.concat([bare, Buffer.from(`TAG${title}`.padEnd(128, '\0'))]));
}

describe('the test host', () => {
  it('runs a hook on a file of its own making, and tells what it did', async () => {
    const host = await hostOf((ctx) => {
      ctx.hook('processTrack', async (event, run) => {
        await ctx.files.edit(event.file, (path) => tag(path, event.track.title));
        run.progress(0.5);
        ctx.log.info('tagged');
        await ctx.files.writeSidecar('Lyrics/x.lrc', 'la', { kind: 'lrc' });
        return { artifacts: [{ kind: 'lrc', path: 'Lyrics/x.lrc' }], patch: { bpm: 99 } };
      });
    });
    const report = await host.run('processTrack', { track: { title: 'Buoy' }, file: { format: 'MP3_320' } });
    expect(report).toEqual({
      output: { artifacts: [{ kind: 'lrc', path: 'Lyrics/x.lrc' }], patch: { bpm: 99 } },
      artifacts: [{ kind: 'lrc', path: 'Lyrics/x.lrc' }],
      edits: ['Aurelia Finch/Low Tide/02 - Buoy.mp3'],
      written: ['Lyrics/x.lrc'],
      removed: [],
      logs: [{ level: 'info', message: 'tagged' }],
      progress: [0.5],
    });
    expect(host.file('Aurelia Finch/Low Tide/02 - Buoy.mp3').subarray(-128, -121).toString()).toBe('TAGBuoy');
    expect(host.text('Lyrics/x.lrc')).toBe('la');
  });

  it('shows a plugin that does more the second time', async () => {
    const host = await hostOf((ctx) => {
      ctx.hook('processTrack', async (event) => {
        await ctx.files.edit(event.file, (path) => tag(path, event.track.title));
      });
      ctx.hook('afterTrack', async (event) => {
        await ctx.files.edit(event.file, (path) => appendFileSync(path, Buffer.from('TAG'.padEnd(128, 'x'))));
      });
    });
    await host.runTwice('processTrack', { file: { format: 'MP3_128' } });
    const foreign = { file: { libraryPath: 'a.bin' } };
    host.put('a.bin', 'not audio');
    await expect(host.runTwice('afterTrack', foreign)).rejects.toThrow('did not give the same bytes: a.bin');
  });

  it('drops an edit that changes the audio, and leaves the file', async () => {
    const host = await hostOf((ctx) => {
      ctx.hook('processTrack', (event) =>
        ctx.files.edit(event.file, (path) => {
          const bytes = readFileSync(path);
          bytes[bytes.length - 50]! ^= 255;
          writeFileSync(path, bytes);
        }),
      );
    });
    for (const format of ['FLAC', 'MP3_320'] as const) {
      const event = trackEvent({ file: { format } });
      const run = host.run('processTrack', event);
      await expect(run).rejects.toMatchObject({ kind: 'unrecoverable', message: expect.stringContaining('audio') });
      expect(host.file(event.file.libraryPath)).toEqual(silentAudio(format));
    }
  });

  it('gives up an edit whose change throws or whose run is cancelled', async () => {
    const stop = new AbortController();
    let copy = '';
    const host = await hostOf((ctx) => {
      ctx.hook('processTrack', (event, run) =>
        ctx.files.edit(event.file, (path) => {
          copy = path;
          writeFileSync(path, 'half');
          if (run.attempt === 1) throw new RetryLater('the disk is asleep', 50);
          stop.abort(new Error('enough'));
        }),
      );
    });
    const { libraryPath } = trackEvent().file;
    await expect(host.run('processTrack')).rejects.toMatchObject({ kind: 'retry', retryAfterMs: 50 });
    await expect(host.run('processTrack', {}, { attempt: 2, signal: stop.signal })).rejects.toThrow('enough');
    expect(host.file(libraryPath)).toEqual(silentAudio());
    expect(existsSync(copy)).toBe(false);
  });

  it('edits a file one after the other', async () => {
    const order: string[] = [];
    const host = await hostOf((ctx) => {
      ctx.hook('processTrack', async (event) => {
        const edit = (name: string) =>
          ctx.files.edit(event.file, async () => {
            order.push(`${name} begins`);
            await new Promise((resolve) => setImmediate(resolve));
            order.push(`${name} ends`);
          });
        await Promise.all([edit('a'), edit('b')]);
      });
    });
    await host.run('processTrack');
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it("replaces the plugin's own sidecars and nobody else's", async () => {
    const answers: boolean[] = [];
    const host = await hostOf(
      (ctx) => {
        ctx.hook('afterAlbum', async (event) => {
          const text = event.album.title;
          answers.push(await ctx.files.writeSidecar('Album/own.txt', text));
          answers.push(await ctx.files.writeSidecar('Album/cover.jpg', text));
          answers.push(await ctx.files.removeSidecar('Album/cover.jpg'));
        });
        ctx.hook('afterPlaylist', async () => {
          answers.push(await ctx.files.removeSidecar('Album/own.txt'));
        });
      },
      { files: { 'Album/cover.jpg': 'mine' } },
    );
    expect((await host.run('afterAlbum')).written).toEqual(['Album/own.txt']);
    expect((await host.run('afterAlbum')).written).toEqual([]);
    await host.run('afterAlbum', { album: { title: 'Other' } });
    expect(answers).toEqual([true, false, false, false, false, false, true, false, false]);
    expect(host.text('Album/own.txt')).toBe('Other');
    expect(host.text('Album/cover.jpg')).toBe('mine');
    expect((await host.run('afterPlaylist')).removed).toEqual(['Album/own.txt']);
    expect(host.has('Album/own.txt')).toBe(false);
  });

  it.each(['../out.txt', '/etc/x', 'a/../../x', ''])('refuses the path %j', async (path) => {
    const host = await hostOf((ctx) => {
      ctx.hook('afterAlbum', async () => void (await ctx.files.writeSidecar(path, 'x')));
    });
    await expect(host.run('afterAlbum')).rejects.toMatchObject({ kind: 'unrecoverable' });
  });

  it('reads and resolves, and says what is not there', async () => {
    const host = await hostOf(
      (ctx) => {
        ctx.hook('afterAlbum', async () => ({
          note: `${(await ctx.files.read('a/b.txt')).toString()} ${await ctx.files.resolve('a')}`,
        }));
        ctx.hook('afterPlaylist', async () => void (await ctx.files.read('a/c.txt')));
      },
      { files: { 'a/b.txt': 'hello' } },
    );
    expect((await host.run('afterAlbum')).output).toEqual({ note: `hello ${host.libraryDir}/a` });
    await expect(host.run('afterPlaylist')).rejects.toMatchObject({ kind: 'not-found' } satisfies Partial<NotFound>);
  });

  it('brings pictures along, in the size that is asked for', async () => {
    const host = await hostOf(
      (ctx) => {
        ctx.hook('afterAlbum', async (event, run) => {
          const small = await run.image('cover', { pixels: 90 });
          return { note: [event.cover, small, event.artistImage].map((image) => image?.width ?? 'none').join() };
        });
      },
      { images: { cover: (pixels) => testImage(pixels) } },
    );
    expect((await host.run('afterAlbum')).output).toEqual({ note: '1000,90,none' });
  });

  it('holds outputs against what the hook may return', async () => {
    const outputs: unknown[] = [
      'done',
      { skip: 'x' },
      { note: 5 },
      { artifacts: [{ kind: 'lrc', path: 'nowhere.lrc' }] },
      { patch: { bpm: 1n } },
    ];
    const host = await hostOf((ctx) => {
      ctx.hook('processTrack', (event) => outputs[event.track.trackNumber!] as never);
    });
    for (const trackNumber of outputs.keys()) {
      const run = host.run('processTrack', { track: { trackNumber } });
      await expect(run).rejects.toMatchObject({ kind: 'unrecoverable' });
    }
  });

  it('cuts a long note, as the host does', async () => {
    const host = await hostOf((ctx) => {
      ctx.hook('afterTrack', () => ({ note: 'x'.repeat(501) }));
    });
    expect((await host.run('afterTrack')).output).toEqual({ note: 'x'.repeat(500) });
  });

  it('lets nobody change what the event holds behind its back', async () => {
    const event = trackEvent();
    const host = await hostOf((ctx) => {
      ctx.hook('processTrack', ({ track }) => {
        track.title = 'changed';
      });
    });
    await host.run('processTrack', event);
    expect(event.track.title).toBe('Harbour Lights');
  });

  it('keeps values, tells the time and runs observers', async () => {
    const host = await hostOf(
      (ctx) => {
        ctx.on('item.removed', async ({ id }) => {
          await ctx.kv.set(id, { at: ctx.clock.now() });
        });
        ctx.on('notice', () => {
          throw new Error('cannot hear');
        });
        ctx.hook('afterTrack', async () => ({ note: JSON.stringify(await ctx.kv.get('track_1')) }));
      },
      { now: 5 },
    );
    host.advance(10);
    await host.emit('item.removed', { id: 'track_1', parentId: null });
    await host.emit('notice', { level: 'info', code: 'x', message: 'y' });
    expect((await host.run('afterTrack')).output).toEqual({ note: '{"at":15}' });
    expect(host.logs).toEqual([{ level: 'error', message: 'The observer of "notice" failed: cannot hear' }]);
  });

  it('answers from records, and fails as a network does where there is none', async () => {
    const host = await hostOf(
      (ctx) => {
        ctx.hook('afterTrack', async (event) => {
          const response = await ctx.http.fetch(`https://words.example/${event.track.id}`, {
            method: 'POST',
            body: 'q',
          });
          return { note: `${response.status} ${JSON.stringify(await response.json())}` };
        });
      },
      { http: { 'https://words.example/1': { status: 201, body: { ok: 1 } } } },
    );
    expect((await host.run('afterTrack', { track: { id: '1' } })).output).toEqual({ note: '201 {"ok":1}' });
    await expect(host.run('afterTrack', { track: { id: '2' } })).rejects.toMatchObject({
      kind: 'retry',
      fault: 'network',
    });
    expect(host.requests[0]).toEqual({ url: 'https://words.example/1', method: 'POST', body: 'q' });
  });

  it('checks and changes settings', async () => {
    let applied: unknown = null;
    const host = await hostOf(
      (ctx) =>
        ctx.hook('afterTrack', () => ({
          note: `${String((ctx.config as { size: number }).size)} ${ctx.secrets.get('token')}`,
        })),
      { config: { size: 1 }, secrets: { token: 'made-up' } },
      {
        validateConfig: (config) =>
          (config as { size: number }).size > 9 ? [{ path: '/size', message: 'too big' }] : [],
        configChanged: (config) => {
          applied = config;
          return true;
        },
        health: () => 'the account is empty',
      },
    );
    expect(await host.validateConfig()).toEqual([]);
    expect(await host.validateConfig({ size: 10 })).toEqual([{ path: '/size', message: 'too big' }]);
    expect(await host.changeConfig({ size: 2 } as never)).toBe(true);
    expect(applied).toEqual({ size: 2 });
    expect((await host.run('afterTrack')).output).toEqual({ note: '2 made-up' });
    expect(await host.health()).toBe('the account is empty');
  });
});

describe('a test host with a manifest', () => {
  const manifest: TestHostOptions['manifest'] = { id: 'x', hooks: [{ name: 'afterTrack' }], events: [] };

  it('refuses what is not declared, twice, late, or missing', async () => {
    const ctxOf: PluginContext[] = [];
    await expect(hostOf((ctx) => ctx.hook('afterAlbum', () => undefined), { manifest })).rejects.toThrow(
      'does not declare',
    );
    await expect(hostOf(() => undefined, { manifest })).rejects.toThrow('declares hook "afterTrack"');
    await expect(hostOf((ctx) => ctx.on('notice', () => undefined), { manifest })).rejects.toThrow('"deemusic.events"');
    const twice = (ctx: PluginContext) => {
      ctx.hook('afterTrack', () => undefined);
      ctx.hook('afterTrack', () => undefined);
    };
    await expect(hostOf(twice, { manifest })).rejects.toThrow('registered twice');
    await hostOf((ctx) => (ctxOf.push(ctx), ctx.hook('afterTrack', () => undefined)), { manifest });
    expect(() => ctxOf[0]!.hook('afterTrack', () => undefined)).toThrow('after setup');
  });

  it('grants what the manifest names, and nothing else', async () => {
    const granted: Partial<TestHostOptions> = {
      manifest: {
        ...manifest,
        permissions: {
          net: { hosts: ['a.example'], reason: 'x' },
          files: { access: 'read', reason: 'x' },
          exec: ['flac'],
        },
      },
      http: () => ({ body: 'fine' }),
      exec: () => ({ stdout: '1.4' }),
    };
    const asked: ((ctx: PluginContext) => Promise<unknown>)[] = [
      (ctx) => ctx.http.fetch('https://b.example/'),
      (ctx) => ctx.exec('sox', []),
      (ctx) => ctx.files.writeSidecar('a.txt', 'x'),
      (ctx) => ctx.files.removeSidecar('a.txt'),
      (ctx) => ctx.http.fetch('ftp://a.example/'),
      (ctx) => ctx.http.fetch('no url'),
    ];
    for (const ask of asked) {
      const host = await hostOf((ctx) => ctx.hook('afterTrack', async () => void (await ask(ctx))), granted);
      await expect(host.run('afterTrack')).rejects.toMatchObject({ kind: 'unrecoverable', fault: 'plugin' });
    }
    const host = await hostOf(
      (ctx) =>
        ctx.hook('afterTrack', async () => ({
          note: (await (await ctx.http.fetch('https://A.example/')).text()) + (await ctx.exec('flac', ['-v'])).stdout,
        })),
      granted,
    );
    expect((await host.run('afterTrack')).output).toEqual({ note: 'fine1.4' });
    expect(host.programs).toEqual([{ program: 'flac', args: ['-v'], stdin: null }]);
  });

  it('takes it from the folder of a plugin, with the defaults of its config schema', async () => {
    const host = await hostOf(
      (ctx) => {
        ctx.hook('afterPlaylist', () => ({ note: JSON.stringify(Object.keys(ctx.config as object)) }));
        ctx.hook('afterAlbum', () => undefined);
      },
      { folder: new URL('../../../plugins/playlist-export/', import.meta.url) },
    );
    expect(host.hooks).toEqual(['afterPlaylist', 'afterAlbum']);
    const keys = JSON.parse(((await host.run('afterPlaylist')).output as { note: string }).note) as string[];
    expect(keys.length).toBeGreaterThan(0);
  });
});
