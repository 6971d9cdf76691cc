import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { openQueue, wanted, type OpenQueue } from '../../../test/support/open-queue.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { defaultSettings } from '../../config/index.js';
import type { TrackMeta } from '../item-meta.js';
import { madeUpTracks } from './made-up-tracks.js';
import { TEMPLATE_KEYS, TemplatePreview, type TemplateKey } from './template-preview.js';

const root = tempDir('template-preview');
let queue: OpenQueue;
let preview: TemplatePreview;
afterEach(() => queue.close());

async function open(isStarted = false): Promise<void> {
  queue = await openQueue(mkdtempSync(join(root, 'data-')), { isStarted });
  preview = new TemplatePreview(queue.reader);
}

const KEYS = Object.keys(TEMPLATE_KEYS) as TemplateKey[];
const { track, albumTrack, playlistTrack } = defaultSettings().download.templates;

async function pathOf(key: TemplateKey, template: string, label: RegExp): Promise<string | undefined> {
  const { examples } = await preview.show(key, template);
  return examples.find((example) => label.test(example.label))?.path;
}

describe('a preview of a template', () => {
  it('shows telling examples of every setting, each a path of its own that every disk takes', async () => {
    await open();
    for (const key of KEYS) {
      const template = { track, album: albumTrack, playlist: playlistTrack }[TEMPLATE_KEYS[key]];
      const { examples, fault } = await preview.show(key, template);
      expect(fault).toBeNull();
      expect(examples.length).toBeGreaterThanOrEqual(4);
      expect(new Set(examples.map(({ path }) => path)).size).toBe(examples.length);
      for (const { path } of examples) {
        expect(path).toMatch(/\.(flac|mp3)$/);
        for (const part of path.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
      }
    }
  });

  it('says by examples what brackets, cuts, clips and characters that no name may have become', async () => {
    await open();
    const album = 'download.templates.albumTrack';
    expect(await pathOf(album, albumTrack, /one disc/)).toBe('The Lanterns/Tides & Seasons/03 - Harbour Lights.flac');
    expect(await pathOf(album, albumTrack, /two discs/)).toBe(
      'The Lanterns/Tides & Seasons (Deluxe)/CD 2/04 - Low Tide.flac',
    );
    expect(await pathOf(album, albumTrack, /no name may have/)).toBe(
      'Salt-Stone/Tides & Seasons/03 - Left-Right - Which Way_.flac',
    );
    expect(await pathOf(album, '{year} - {album}/{title}', /no year/)).toBe('Tides & Seasons/Lost Tape.flac');
    expect(await pathOf('download.templates.track', track, /preview/)).toMatch(/Harbour Lights \(Preview\)\.mp3$/);
    expect(await pathOf('download.templates.playlistTrack', playlistTrack, /further down/)).toBe(
      'Playlists/Evenings - Slow/127 - Ada Winter - Northbound.flac',
    );
  });

  it('says what is wrong, and where', async () => {
    await open();
    expect(await preview.show('download.templates.track', '{artist}/{titel}')).toEqual({
      examples: [],
      fault: { message: '{titel} is not a placeholder; did you mean {title}?', position: 9 },
    });
    expect((await preview.show('download.templates.track', '')).fault).toEqual({ message: 'a template is expected' });
  });

  it('takes tracks of the list first: completed ones, with what is known of them', async () => {
    await open(true);
    const [example] = madeUpTracks('track');
    queue.processor.members({ album_7: ['1', '2'] });
    queue.processor.onDownload = async (item, run) => {
      const known = { ...example!.track, title: `Own ${item.sourceId}` };
      await run.save({ meta: { track: known } satisfies TrackMeta, qualityGot: 'MP3_320' });
      return { kind: 'staged' };
    };
    await queue.service.add([wanted('track', '5'), wanted('album', '7')]);
    await eventually('completed', async () => (await queue.status('album_7')) === 'completed');
    await eventually('completed', async () => (await queue.status('track_5')) === 'completed');
    await queue.control.configure({ paused: true });
    await queue.service.add([wanted('track', '6'), wanted('album', '8')]);
    const single = await preview.show('download.templates.track', '{title} {id}');
    expect(single.examples[0]).toEqual({ label: 'The Lanterns – Own 5', path: 'Own 5 5.mp3' });
    expect(single.examples[1]?.label).toBe('A single track');
    const member = await preview.show('download.templates.albumTrack', '{title} {id}');
    expect(member.examples[0]).toEqual({ label: 'The Lanterns – Own 2', path: 'Own 2 2.mp3' });
  });
});
