import type { HookName, Hooks, Images, TrackEvent } from '../hooks.js';
import type { EventOverrides } from './event-overrides.js';
import { albumEvent, beforeDownloadEvent, playlistEvent, trackEvent } from './made-up-events.js';
import { silentAudio } from './silent-audio.js';
import type { TestImages } from './test-images.js';
import type { TestLibrary } from './test-library.js';

const PIXELS = 1000;

const factories: { [Name in HookName]: (overrides?: EventOverrides<Name>) => Hooks[Name]['event'] } = {
  beforeDownload: beforeDownloadEvent,
  processTrack: trackEvent,
  afterTrack: trackEvent,
  afterAlbum: albumEvent,
  afterPlaylist: playlistEvent,
};

/** Completes what a test says of an event to what the host would send: with files that are there. */
export function completeEvent<Name extends HookName>(
  name: Name,
  overrides: EventOverrides<Name> | undefined,
  isLate: boolean,
  library: TestLibrary,
  images: TestImages,
): Hooks[Name]['event'] {
  const event = factories[name](overrides);
  if ('file' in event) putFile(event, library, name === 'afterTrack' || isLate);
  if ('cover' in event) {
    for (const kind of ['cover', 'artistImage', 'playlistImage'] satisfies (keyof Images)[]) {
      event[kind] ??= images.get(kind, PIXELS);
    }
  }
  // As it comes over the pipe: a plugin that keeps it or changes it has a copy.
  return structuredClone(event);
}

function putFile({ file }: TrackEvent, library: TestLibrary, isPublished: boolean): void {
  if (isPublished) file.isPublished = true;
  if (file.path !== '') return;
  file.path = library.pathOf(file.libraryPath);
  if (!library.has(file.libraryPath)) library.put(file.libraryPath, silentAudio(file.format));
}
