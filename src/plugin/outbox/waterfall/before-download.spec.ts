import { afterEach, describe, expect, it } from '@jest/globals';
import type { BeforeDownloadEvent } from '@deemusic/plugin-sdk';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { hookOf } from '../../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../../test/support/open-outbox.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { HookFailure } from '../../hook-failure.js';

const root = tempDir('before-download');
let outbox: OpenOutbox;
afterEach(() => outbox.close());

const open = async (onError: 'continue' | 'fail' = 'continue'): Promise<OpenOutbox> =>
  (outbox = await openOutbox(mkdtempSync(join(root, 'data-')), {
    setUp: (plugins) => {
      plugins.add('first', hookOf('beforeDownload', { onError }));
      plugins.add('second', hookOf('beforeDownload'));
    },
  }));
const event = {
  item: { id: 'track_1' },
  track: { title: 'Old', artist: 'A', album: { title: 'B', label: 'L' } },
} as unknown as BeforeDownloadEvent;
const ask = (signal = new AbortController().signal) => outbox.waterfall.ask(event, signal);
const answers = (first: unknown, second?: unknown): void => {
  outbox.supervisor.answer = (plugin) => (plugin === 'first' ? first : second);
};
const trackSeenBy = (plugin: string): unknown => {
  const { payload } = outbox.supervisor.calls.find((call) => call.plugin === plugin)?.call ?? {};
  return (payload as BeforeDownloadEvent).track;
};

describe('beforeDownload', () => {
  it('adds up what the plugins change; later ones see it', async () => {
    await open();
    answers(
      { patch: { quality: 'MP3_320', tags: { title: 'New', album: { title: 'C' } } } },
      { patch: { tags: { artist: 'Z', album: { label: null } }, targetPath: 'A/B/c' } },
    );
    expect(await ask()).toEqual({
      skip: null,
      patch: {
        quality: 'MP3_320',
        targetPath: 'A/B/c',
        tags: { title: 'New', artist: 'Z', album: { title: 'C', label: null } },
      },
      notes: [],
    });
    expect(trackSeenBy('second')).toMatchObject({ title: 'New', artist: 'A', album: { title: 'C', label: 'L' } });
    expect(trackSeenBy('first')).toMatchObject({ title: 'Old' });
  });

  it('ends with the first that does not want it', async () => {
    await open();
    answers({ skip: 'in the library' });
    expect(await ask()).toMatchObject({ skip: { plugin: 'first', reason: 'in the library' } });
    expect(outbox.supervisor.calls).toHaveLength(1);
  });

  it('passes over a plugin that fails or cannot run, with a note', async () => {
    await open();
    outbox.supervisor.answer = (plugin) => {
      if (plugin === 'first') throw new HookFailure('timeout', 'plugin', 'It took too long.');
      return { patch: { quality: 'FLAC' } };
    };
    expect(await ask()).toMatchObject({
      patch: { quality: 'FLAC' },
      notes: ['first was passed over: It took too long.'],
    });
    outbox.plugins.disable('first');
    expect((await ask()).notes).toEqual([]);
  });

  it('fails the item, for now, when the plugin said that this matters', async () => {
    await open('fail');
    outbox.supervisor.answer = () => {
      throw new HookFailure('error', 'plugin', 'It broke.');
    };
    await expect(ask()).rejects.toMatchObject({
      code: 'plugin',
      retryable: true,
      message: 'first failed before the download: It broke.',
    });
  });

  it('holds a plugin that needs its settings changed', async () => {
    await open();
    outbox.supervisor.answer = () => {
      throw new HookFailure('config', 'config', 'Set the folder.');
    };
    await ask();
    expect(outbox.plugins.holds).toEqual([
      'first needs_config: Set the folder.',
      'second needs_config: Set the folder.',
    ]);
  });

  it('ends with the reason of its signal', async () => {
    await open();
    outbox.supervisor.isHolding = true;
    const controller = new AbortController();
    const asked = ask(controller.signal);
    controller.abort(new Error('paused'));
    await expect(asked).rejects.toThrow('paused');
  });

  it.each([
    [{ patch: { targetPath: '../out' } }, 'patch.targetPath'],
    [{ patch: { targetPath: '/etc/passwd' } }, 'patch.targetPath'],
    [{ patch: { targetPath: 'a//b' } }, 'patch.targetPath'],
    [{ patch: { targetPath: 'a\\..\\b' } }, 'patch.targetPath'],
    [{ patch: { targetPath: '.deemusic/x' } }, 'patch.targetPath'],
    [{ patch: { targetPath: '.DeeMusic/x' } }, 'patch.targetPath'],
    [{ [`k${'x'.repeat(900_000)}`]: 1 }, 'its top'],
    [{ patch: { targetPath: `a/${'ä'.repeat(128)}` } }, 'patch.targetPath'],
    [{ patch: { targetPath: 'a\0b' } }, 'patch.targetPath'],
    [{ patch: { quality: 'OGG' } }, 'patch.quality'],
    [{ skip: true }, 'skip'],
    [{ skip: 'a', patch: {} }, 'its top'],
    ['skip', 'its top'],
  ])('takes nothing from %j', async (answer, path) => {
    await open();
    answers(answer, { patch: { quality: 'FLAC' } });
    const verdict = await ask();
    expect(verdict.patch).toEqual({ quality: 'FLAC' });
    expect(verdict.notes).toEqual([
      expect.stringContaining(`first was passed over: What beforeDownload returned is not right at ${path}: `),
    ]);
  });
});
