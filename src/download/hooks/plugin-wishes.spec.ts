import { beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FakePluginHost } from '../../../test/support/fake-plugin-host.js';
import { albumOf, dataFolder, trackOf } from '../../../test/support/hooked-queue.js';
import { itemOf } from '../../../test/support/item-factory.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { LiveSettings, type Settings } from '../../config/index.js';
import type { ResolvedMedia } from '../../domain/index.js';
import { Library } from '../../library/index.js';
import type { ItemPatch, PostProcessing, QueuedItem, RunContext, Undertaking } from '../../queue/index.js';
import { DownloadProcessor } from '../download.processor.js';
import { Filing } from '../filing.js';
import type { MediaResolver } from '../media-resolver.js';
import type { RecordingReuse } from '../recording-reuse.js';
import type { TransferStart } from '../transfer-start.js';
import { PluginWishes } from './plugin-wishes.js';

const root = tempDir('plugin-wishes');
const TEMPLATES = { track: '{artist}/{title}', albumTrack: '{album}/{title}', playlistTrack: '{playlist}/{title}' };

let plugins: FakePluginHost;
let library: Library;
let folder: string;
let saved: ItemPatch[];
let reserved: readonly string[];
let asked: QueuedItem[];
let again: string[];

beforeEach(async () => {
  folder = join(dataFolder(root), 'music');
  library = new Library({ root: () => folder, minFreeBytes: () => 0 });
  await library.prepare();
  plugins = new FakePluginHost(null as never);
  [saved, reserved, asked, again] = [[], [], [], []];
});

const run = {
  signal: new AbortController().signal,
  setStage: () => undefined,
  save: (patch: ItemPatch) => Promise.resolve(void saved.push(patch)),
  undertake: ({ candidates, patch }: Undertaking) => {
    reserved = candidates;
    saved.push(patch);
    return Promise.resolve({ path: candidates[0] ?? '', holders: [] });
  },
  reservePath: (candidates: string[]) => {
    reserved = candidates;
    return Promise.resolve(candidates[0] ?? '');
  },
  isPublished: () => Promise.resolve(false),
} as unknown as RunContext;

function itemWith(more: Partial<QueuedItem> = {}): QueuedItem {
  const meta = { track: trackOf('1', { album: albumOf('5') }) };
  const own = { source: 'deezer', sourceId: '1', meta, parent: null, recording: 'r', staged: null, targetPath: null };
  return { ...itemOf(), ...own, ...more };
}

function processor(): DownloadProcessor {
  const settings = new LiveSettings({ download: { templates: TEMPLATES } } as Settings);
  const resolver = {
    resolve: (item: QueuedItem): Promise<ResolvedMedia> => {
      asked.push(item);
      const format = item.quality.wanted;
      const media = {
        servedId: '1',
        format,
        urls: [],
        expiresAt: null,
        sizeBytes: 9,
        encryption: null,
        substitution: null,
      };
      return Promise.resolve({ ...media, track: trackOf('1', { album: albumOf('5') }) });
    },
  } as unknown as MediaResolver;
  // The bytes are there already: the story ends where the transfer would begin.
  const reuse = { stage: () => Promise.resolve(true) } as unknown as RecordingReuse;
  const unused = {} as never;
  const wishes = new PluginWishes(plugins.asHost());
  const filing = new Filing(settings, library);
  const post = { processAgain: (id: string) => Promise.resolve(void again.push(id)) } as unknown as PostProcessing;
  const start = { of: () => Promise.resolve({ staged: null, begin: null }) } as unknown as TransferStart;
  return new DownloadProcessor(settings, unused, library, wishes, resolver, start, reuse, unused, filing, post);
}

const notes = (): (string | undefined)[] => saved.map(({ note }) => note).filter((note) => note !== undefined);

describe('before a download plugins', () => {
  it('are told of the item as far as it is known, and change nothing by themselves', async () => {
    const parent = { id: 'album_5', type: 'album', title: 'A', meta: null, childCount: 3 } as const;
    expect(await processor().download(itemWith({ parent, position: 2 }), run)).toEqual({ kind: 'staged' });
    expect(plugins.asked).toMatchObject([
      {
        item: { id: 'track_1', parent: { id: 'album_5', type: 'album', title: 'A', position: 2 } },
        track: { id: '1', source: 'deezer', title: 'Title 1', gainDb: -9.5, album: { label: 'Label' } },
      },
    ]);
    expect(reserved[0]).toBe('Album 5/Title 1.flac');
    await processor().download(itemWith({ meta: null }), run);
    expect(plugins.asked[1]?.track).toBeNull();
  });

  it('skip it, and say why', async () => {
    plugins.verdict = { skip: { plugin: 'have-it', reason: 'already there' }, patch: {}, notes: ['slow: passed over'] };
    expect(await processor().download(itemWith(), run)).toEqual({ kind: 'skipped', reason: 'have-it: already there' });
    expect(asked).toEqual([]);
    expect(notes()).toEqual(['slow: passed over']);
  });

  it('choose another quality, which is then what was wanted', async () => {
    plugins.verdict = { skip: null, patch: { quality: 'MP3_320' }, notes: [] };
    await processor().download(itemWith(), run);
    expect(asked[0]?.quality.wanted).toBe('MP3_320');
    expect(saved.at(-1)).toMatchObject({ qualityGot: 'MP3_320', degraded: false });
    expect(reserved[0]).toMatch(/\.mp3$/);
  });

  it.each([
    ['PREVIEW', 'FLAC'],
    ['FLAC', 'PREVIEW'],
  ] as const)('cannot ask for %s in place of %s', async (quality, was) => {
    plugins.verdict = { skip: null, patch: { quality }, notes: [] };
    await processor().download(itemWith({ quality: { wanted: was, got: null } }), run);
    expect(asked[0]?.quality.wanted).toBe(was);
    expect(notes()).toEqual([
      `A plugin asked for ${quality} instead of ${was}; that is not possible and was passed over.`,
    ]);
  });

  it('correct tags, in the path and for good', async () => {
    plugins.verdict = { skip: null, patch: { tags: { title: 'Right', album: { label: 'Other' } } }, notes: [] };
    await processor().download(itemWith(), run);
    expect(reserved[0]).toBe('Artist/Right.flac');
    expect(saved.at(-1)).toMatchObject({
      title: 'Right',
      meta: { track: { title: 'Right', artist: 'Artist', album: { label: 'Other', upc: '123' } } },
    });
  });

  it('choose its place; names are made safe, and others follow from it', async () => {
    plugins.verdict = { skip: null, patch: { targetPath: 'By Mood/Calm?/01. Song' }, notes: [] };
    await processor().download(itemWith(), run);
    expect(reserved).toEqual([
      'By Mood/Calm_/01. Song.flac',
      'By Mood/Calm_/01. Song [1].flac',
      'By Mood/Calm_/01. Song [1] FLAC.flac',
    ]);
    expect(saved.at(-1)?.meta).toMatchObject({ chosenPath: 'By Mood/Calm?/01. Song' });
    const long = `${'x'.repeat(300)}/${'é'.repeat(200)}`;
    plugins.verdict = { skip: null, patch: { targetPath: long }, notes: [] };
    await processor().download(itemWith(), run);
    for (const part of (reserved[0] ?? '').split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
    expect(reserved[0]).toMatch(/\.flac$/);
  });

  it('keep their choice where somebody else’s file stands at it', async () => {
    const file = join(folder, 'Mood/Song.flac');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'somebody else’s');
    writeFileSync(library.stagingPath('track_1'), 'bytes');
    const meta = { track: trackOf('1'), chosenPath: 'Mood/Song' };
    await processor().finish(itemWith({ meta, targetPath: 'Mood/Song.flac' }), run);
    expect(readFileSync(join(folder, 'Mood/Song [1].flac'), 'utf8')).toBe('bytes');
    expect(readFileSync(file, 'utf8')).toBe('somebody else’s');
  });
});

describe('the publication', () => {
  it('takes what the hooks made of the staged file, and forgets what a transfer could go on from before', async () => {
    const staged = library.stagingPath('track_1');
    writeFileSync(staged, 'verified');
    writeFileSync(`${staged}.edited`, 'edited');
    const order: string[] = [];
    const adoptEdits = library.adoptEdits.bind(library);
    library.adoptEdits = (id) => {
      order.push(`adopted after ${JSON.stringify(saved)}`);
      return adoptEdits(id);
    };
    // Of an edit that this process did not make nobody knows whether its bytes reached the disk.
    await expect(processor().finish(itemWith({ targetPath: 'a.flac' }), run)).rejects.toMatchObject({
      code: 'interrupted',
    });
    expect(order).toEqual(['adopted after [{"staged":null}]']);
    expect(again).toEqual(['track_1']);
    expect(await processor().finish(itemWith({ targetPath: 'a.flac' }), run)).toBe('a.flac');
    expect(readFileSync(join(folder, 'a.flac'), 'utf8')).toBe('verified');
  });
});
