import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import jpeg from 'jpeg-js';
import { readFileSync, readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { dataFolder } from '../../../test/support/hooked-queue.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { MediaServer } from '../../../test/support/media-server.js';
import { tempDir } from '../../../test/support/temp-dir.js';
import { LiveSettings, type Settings } from '../../config/index.js';
import { UndiciHttpClient } from '../../http/index.js';
import { MAX_IMAGE_BYTES } from './fetch-image.js';
import { Images } from './images.js';
import { ImageStore } from './image-store.js';
import { pictureOf } from './picture.js';

const root = tempDir('images');
const signal = new AbortController().signal;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);
const server = new MediaServer();
let dataDir: string;
let clock: ManualClock;
let isPrivateAllowed: boolean;
let http: UndiciHttpClient;
let images: Images;

beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  dataDir = dataFolder(root);
  clock = new ManualClock();
  isPrivateAllowed = true;
  server.log.length = 0;
  http = new UndiciHttpClient({ timeoutMs: () => 2000, allowPrivate: () => isPrivateAllowed });
  images = imagesOf();
});
afterEach(async () => {
  images.onModuleDestroy();
  await http.onApplicationShutdown();
});

function imagesOf(): Images {
  return new Images(http, clock, new LiveSettings({ dataDir } as Settings));
}

function jpegOf(side: number): Buffer {
  return Buffer.from(jpeg.encode({ data: Buffer.alloc(side * side * 4, 100), width: side, height: side }, 80).data);
}

const requests = (): number => server.log.length;
const cached = (): string[] => readdirSync(join(dataDir, 'cache', 'images'));

describe('Images', () => {
  it('fetches a picture once, however many ask and whenever', async () => {
    const bytes = jpegOf(40);
    const url = server.serve('/cover.jpg', { bytes });
    const found = await Promise.all([1, 2, 3].map(() => images.get(url, 40, signal)));
    const image = found[0]?.image;
    expect(image).toMatchObject({ mime: 'image/jpeg', width: 40, height: 40, bytes: bytes.length });
    expect(readFileSync(image?.path ?? '')).toEqual(bytes);
    expect(found.every((one) => one.image?.path === image?.path)).toBe(true);
    await images.get(url, 40, signal);
    // A host that starts later finds it on the disk.
    expect(await imagesOf().get(url, 40, signal)).toEqual({ image, isMissed: false });
    expect(requests()).toBe(1);
    await images.get(url, 41, signal);
    expect(requests()).toBe(2);
    expect(cached()).toHaveLength(2);
  });

  it('takes PNG too', async () => {
    const url = server.serve('/cover.png', { bytes: PNG });
    const { image } = await images.get(url, 100, signal);
    expect(image).toMatchObject({ mime: 'image/png', width: 2, height: 3 });
    expect(image?.path).toMatch(/\.png$/);
  });

  it.each([
    ['there is no such picture', { status: 404 }],
    ['it is refused', { status: 403 }],
    ['it leads elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
    ['it is a page', { bytes: Buffer.from('<html>not found</html>') }],
    ['it is empty', { bytes: Buffer.alloc(0) }],
    ['it only begins like a picture', { bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500)]) }],
    ['it is too large', { bytes: Buffer.concat([jpegOf(10), Buffer.alloc(MAX_IMAGE_BYTES)]) }],
  ])('says none when %s, and asks again after an hour only', async (_why, service) => {
    const url = server.serve('/none', { bytes: Buffer.from('x'), ...service });
    expect(await images.get(url, 500, signal)).toEqual({ image: null, isMissed: false });
    expect(await images.get(url, 500, signal)).toEqual({ image: null, isMissed: false });
    expect(requests()).toBe(1);
    await clock.advance(3_600_000);
    server.serve('/none', { bytes: jpegOf(10) });
    expect((await images.get(url, 500, signal)).image).not.toBeNull();
  });

  it('tries once more when the network fails, and then says that it was missed', async () => {
    const url = server.serve('/flaky.jpg', { bytes: jpegOf(40), dieAt: 100, deaths: 1 });
    const getting = images.get(url, 40, signal);
    await eventually('one failed', () => clock.pendingTimers === 1 && requests() === 1);
    await clock.advance(500);
    expect((await getting).image).not.toBeNull();

    const dead = server.serve('/dead.jpg', { bytes: jpegOf(40), status: 503 });
    const missing = images.get(dead, 40, signal);
    await eventually('one failed', () => clock.pendingTimers === 1 && requests() === 3);
    await clock.advance(500);
    expect(await missing).toEqual({ image: null, isMissed: true });
    expect(requests()).toBe(4);
  });

  it('does not wait for a picture that trickles', async () => {
    const url = server.serve('/slow.jpg', { bytes: jpegOf(200), stallAt: 50 });
    const getting = images.get(url, 200, signal);
    await eventually('the first is under way', () => requests() === 1);
    await clock.advance(60_000);
    await eventually('the second is under way', async () => {
      await clock.advance(500);
      return requests() === 2;
    });
    await clock.advance(60_000);
    expect(await getting).toEqual({ image: null, isMissed: true });
  });

  it('follows no address into the own network', async () => {
    isPrivateAllowed = false;
    const url = server.serve('/inside.jpg', { bytes: jpegOf(10) });
    let isOver = false;
    const getting = images.get(url, 10, signal).finally(() => {
      isOver = true;
    });
    await eventually('it was given up', async () => {
      await clock.advance(500);
      return isOver;
    });
    expect((await getting).image).toBeNull();
    expect(requests()).toBe(0);
  });

  it('lets one leave who does not want to wait, and goes on for the others', async () => {
    const url = server.serve('/late.jpg', { bytes: jpegOf(40) });
    const leaving = new AbortController();
    const [first, second] = [images.get(url, 40, leaving.signal), images.get(url, 40, signal)];
    leaving.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect((await second).image).not.toBeNull();
    await expect(images.get(url, 40, leaving.signal)).rejects.toThrow('enough');
  });

  it('fetches anew what has vanished or was cut', async () => {
    const url = server.serve('/again.jpg', { bytes: jpegOf(40) });
    const { image } = await images.get(url, 40, signal);
    rmSync(image?.path ?? '');
    expect((await images.get(url, 40, signal)).image).toEqual(image);
    truncateSync(image?.path ?? '', 0);
    expect((await imagesOf().get(url, 40, signal)).image).toEqual(image);
    expect(requests()).toBe(3);
    expect(cached()).toHaveLength(1);
  });

  it('never stops a track for a cache that cannot be written', async () => {
    writeFileSync(join(dataDir, 'cache'), 'in the way');
    const url = server.serve('/cover.jpg', { bytes: jpegOf(40) });
    expect(await images.get(url, 40, signal)).toEqual({ image: null, isMissed: true });
  });
});

describe('ImageStore', () => {
  it('forgets what was not used for the longest time', async () => {
    const store = new ImageStore(join(dataDir, 'store'));
    const bytes = jpegOf(40);
    const picture = pictureOf(bytes)!;
    const put = await Promise.all(['a', 'b', 'c'].map((key) => store.put(key, bytes, picture)));
    for (const [index, { path }] of put.entries()) utimesSync(path, 1000 + index, 1000 + index);
    // Looking at it marks it as used.
    expect(await store.find('a')).not.toBeNull();
    await store.trim(3 * bytes.length);
    expect(readdirSync(join(dataDir, 'store'))).toHaveLength(3);
    await store.trim(2 * bytes.length);
    expect(await store.find('b')).toBeNull();
    expect(statSync(put[0]?.path ?? '').size).toBe(bytes.length);
  });
});
