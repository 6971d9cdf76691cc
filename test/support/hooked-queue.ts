import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImageFile } from '@deemusic/plugin-sdk';
import type { Album, Track } from '../../src/domain/index.js';
import { HookListener } from '../../src/download/hooks/hook-listener.js';
import { QueueSubjects } from '../../src/download/hooks/queue-subjects.js';
import { SubjectFiles } from '../../src/download/hooks/subject-files.js';
import { SubjectImages } from '../../src/download/hooks/subject-images.js';
import type { FoundImage, Images } from '../../src/download/images/images.js';
import { Library } from '../../src/library/index.js';
import type { PluginRegistry } from '../../src/plugin/index.js';
import type { QueuedItem } from '../../src/queue/index.js';
import { SourceRegistry } from '../../src/source/index.js';
import { FakePluginHost, type FakeHook } from './fake-plugin-host.js';
import { FakeProcessor } from './fake-processor.js';
import type { ManualClock } from './manual-clock.js';
import { openQueue } from './open-queue.js';

/** Pictures by address; what is not there cannot be had. */
class FakeImages {
  readonly asked: string[] = [];
  readonly known = new Map<string, FoundImage>();

  get(url: string, pixels: number): Promise<FoundImage> {
    this.asked.push(`${url} ${String(pixels)}`);
    return Promise.resolve(this.known.get(url) ?? { image: null, isMissed: true });
  }
}

export function pictureAt(path: string): ImageFile {
  return { path, mime: 'image/jpeg', width: 1000, height: 1000, bytes: 1 };
}

/** A queue with the hooks of a {@link FakePluginHost} in it, and a real library. `hooks` = what its plugins want. */
export async function openHookedQueue(dataDir: string, clock: ManualClock, hooks: FakeHook[]) {
  const processor = new FakeProcessor();
  const queue = await openQueue(dataDir, { clock, processor, isStarted: false });
  const root = join(dataDir, 'music');
  const library = new Library({ root: () => root, minFreeBytes: () => 0 });
  await library.prepare();
  const plugins = new FakePluginHost(queue.writeQueue);
  plugins.hooks = hooks;
  const images = new FakeImages();
  const registry = {
    bindings: (name: string) => plugins.hooks.filter(({ hook }) => hook === name),
  } as unknown as PluginRegistry;
  const subjects = new QueueSubjects(
    queue.reader,
    new SubjectFiles(library),
    new SubjectImages(new SourceRegistry(), images as unknown as Images),
    queue.post,
    plugins.asHost(),
    registry,
    clock,
  );
  plugins.registerSubjects(subjects);
  queue.service.onTransition(new HookListener(plugins.asHost(), queue.reader));

  /** Where a test wants the files. */
  const place = { of: (item: QueuedItem): string => `${item.id}.flac` };

  // What THE STORY writes, without a source: facts, a path, a file.
  processor.onDownload = async (item, run) => {
    const known = (item.meta as { track?: Track } | null)?.track ?? trackOf(item.sourceId);
    const path = await run.reservePath([place.of(item)], `made-up:${item.sourceId}:FLAC`);
    await library.preflight(null);
    writeFileSync(library.stagingPath(item.id), `bytes of ${path}`);
    await run.save({ meta: { track: known }, qualityGot: item.quality.wanted, title: known.title });
    return { kind: 'staged' };
  };
  processor.onFinish = async (item, run) => {
    run.setStage('publishing');
    const path = item.targetPath ?? '';
    await library.publish(item.id, path);
    return path;
  };
  await queue.lifecycle.onApplicationBootstrap();

  return {
    ...queue,
    queue,
    library,
    plugins,
    subjects,
    images,
    place,
    /** Puts a file into the library, as a plugin did for an item. */
    sidecar: async (path: string, itemId: string) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), 'sidecar');
      await queue.writeQueue.run((tx) => plugins.recordArtifact(tx, path, itemId));
    },
    root,
  };
}

export type HookedQueue = Awaited<ReturnType<typeof openHookedQueue>>;

/** A new data folder below `parent`. */
export function dataFolder(parent: string): string {
  return mkdtempSync(join(parent, 'data-'));
}

/** A track as a listing knows it. */
export function trackOf(id: string, more: Partial<Track> = {}): Track {
  return {
    id,
    title: `Title ${id}`,
    artist: 'Artist',
    artists: [{ id: '7', name: 'Artist', role: 'main', pictureUrl: 'http://pictures.example/artist' }],
    album: null,
    trackNumber: null,
    discNumber: null,
    durationSeconds: 180,
    isrc: null,
    isExplicit: false,
    releaseDate: null,
    bpm: null,
    gain: -9.5,
    coverUrl: null,
    isReadable: true,
    ...more,
  };
}

/** An album with all that a catalogue says. */
export function albumOf(id: string, more: Partial<Album> = {}): Album {
  return {
    id,
    title: `Album ${id}`,
    artist: 'Album Artist',
    artists: [{ id: '7', name: 'Artist', role: 'main' }],
    upc: '123',
    label: 'Label',
    genres: ['Genre'],
    releaseDate: '2001-02-03',
    recordType: 'album',
    trackCount: 2,
    discCount: 1,
    isExplicit: false,
    coverUrl: 'http://pictures.example/cover',
    ...more,
  };
}
