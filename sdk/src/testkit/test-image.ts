import { crc32, deflateSync } from 'node:zlib';

/**
 * A square PNG of one shade of grey.
 * @param pixels width and height
 * @param shade 0 (black) to 255
 */
export function testImage(pixels = 64, shade = 128): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  // Eight bits of grey; the other fields are zero.
  header[8] = 8;
  const row = Buffer.alloc(pixels + 1, shade);
  row[0] = 0;
  const rows = Buffer.concat(Array<Buffer>(pixels).fill(row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
