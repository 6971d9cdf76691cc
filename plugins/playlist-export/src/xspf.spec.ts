import { describe, expect, it } from '@jest/globals';
import { playlistEvent } from '@deemusic/plugin-sdk/testkit';
import fc from 'fast-check';
import { create } from 'xmlbuilder2';
import { playlistOf } from './collection.js';
import { xspf } from './xspf.js';

const locations = { path: (path: string) => path, uri: (path: string) => encodeURI(path) };

interface ReadTrack {
  location: string;
  title?: string;
  creator?: string;
}

describe('an XSPF file', () => {
  it('has everything that the format has a place for', async () => {
    const track = {
      title: 'Rock & <Roll>',
      artist: 'A',
      trackNumber: 2,
      durationSeconds: 61.25,
      album: { title: 'B' },
    };
    const members = [{ path: 'A/b c.flac', track }, { status: 'failed' as const }];
    const text = await xspf(
      playlistOf(playlistEvent({ playlist: { title: 'Mix', creator: 'me' }, members })),
      locations,
    );
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<playlist xmlns="http://xspf.org/ns/0/" version="1">
  <title>Mix</title>
  <creator>me</creator>
  <trackList>
    <track>
      <location>A/b%20c.flac</location>
      <title>Rock &amp; &lt;Roll&gt;</title>
      <creator>A</creator>
      <album>B</album>
      <trackNum>2</trackNum>
      <duration>61250</duration>
    </track>
  </trackList>
</playlist>
`);
  });

  it('leaves out what is not known', async () => {
    const track = { trackNumber: 0, durationSeconds: null, album: null };
    const text = await xspf(
      playlistOf(playlistEvent({ playlist: { creator: null }, members: [{ track }] })),
      locations,
    );
    for (const name of ['trackNum', 'duration', 'album']) expect(text).not.toContain(`<${name}>`);
  });

  it('is sound XML that says the same, whatever is in the names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (title) => {
        const collection = playlistOf(playlistEvent({ members: [{ path: 'a.flac', track: { title } }] }));
        const read = create(await xspf(collection, locations)).toObject() as unknown as {
          playlist: { trackList: { track: ReadTrack } };
        };
        expect(read.playlist.trackList.track.title ?? '').toBe(collection.entries[0]?.title);
      }),
      { numRuns: 50 },
    );
  });

  it('without entries still is a playlist', async () => {
    expect(await xspf(playlistOf(playlistEvent({ members: [] })), locations)).toContain('<trackList/>');
  });
});
