import jpeg from 'jpeg-js';
import { md5Hex } from '../seed.js';

/** The largest side that is served; more is refused. */
const MOST_PIXELS = 1900;
/** Images are not larger than this; larger sizes get this one. */
const SOURCE_PIXELS = 1200;
const REMEMBERED = 32;

const remembered = new Map<string, Buffer>();

/** An image by its path; `null` = refused (403), `undefined` = no image has such a path (404). */
export function coverImage(path: string): Buffer | null | undefined {
  const match =
    /^\/images\/(?:cover|artist|playlist|user|misc)\/([0-9a-f-]*)\/(\d+)x(\d+)-[0-9a-f]{6}-(\d+)-0-0\.jpg$/.exec(path);
  if (!match) return undefined;
  const [, md5 = '', width = '', height = '', quality = ''] = match;
  if (Number(width) > MOST_PIXELS || Number(height) > MOST_PIXELS || Number(width) < 1 || Number(height) < 1)
    return null;
  const side = Math.min(SOURCE_PIXELS, Math.max(Number(width), Number(height)));
  const key = `${md5}/${String(side)}/${quality}`;
  const image = remembered.get(key) ?? draw(md5, side, Math.min(100, Number(quality)));
  remembered.delete(key);
  remembered.set(key, image);
  const oldest = remembered.keys().next();
  if (remembered.size > REMEMBERED && !oldest.done) remembered.delete(oldest.value);
  return image;
}

/** Two colours in a slant, and a disc of a third one: different for different images. */
function draw(md5: string, side: number, quality: number): Buffer {
  const colours = Buffer.from(md5Hex(`colours ${md5}`), 'hex');
  const data = Buffer.alloc(side * side * 4, 255);
  const radius = side * (0.15 + (colours[9] ?? 0) / 1000);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isDisc = Math.hypot(x - side / 2, y - side / 2) < radius;
      const share = (x + y) / (2 * side);
      for (let channel = 0; channel < 3; channel++) {
        const slope = (colours[channel] ?? 0) * (1 - share) + (colours[channel + 3] ?? 0) * share;
        data[(y * side + x) * 4 + channel] = isDisc ? (colours[channel + 6] ?? 0) : slope;
      }
    }
  }
  return jpeg.encode({ data, width: side, height: side }, quality).data;
}
