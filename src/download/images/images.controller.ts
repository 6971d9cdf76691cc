import { basename, dirname } from 'node:path';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { ImageFile } from '@deemusic/plugin-sdk';
import type { Response } from 'express';
import { RequestError } from '../../domain/index.js';
import { signalOf } from '../../source/index.js';
import { imageQuerySchema, type ImageQuery } from './image.schema.js';
import { SourcePictures } from './source-pictures.js';

const TRY_AGAIN_MS = 10_000;
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

/** Covers, through the host: its pages ask nobody else, and what was seen once is there without the network. */
@ApiTags('catalogue')
@Controller('api/v1/images')
export class ImagesController {
  constructor(private readonly pictures: SourcePictures) {}

  @Get()
  @ApiOperation({ summary: 'A picture whose address the host gave as coverUrl' })
  @ApiResponse({ status: 200, description: 'The picture', content: { 'image/jpeg': BINARY, 'image/png': BINARY } })
  @ApiResponse({ status: 404, description: 'There is none, or the address is not one of a source' })
  @ApiResponse({ status: 503, description: 'It cannot be had now; Retry-After says when to ask again' })
  async send(@Query({ schema: imageQuerySchema }) { url, size }: ImageQuery, @Res() response: Response): Promise<void> {
    const { image, isMissed } = await this.pictures.find(url, size, signalOf(response));
    if (!image && !isMissed) throw new RequestError('not_found', 'There is no such picture');
    if (!image || !(await transmit(image, response))) {
      throw new RequestError('unavailable', 'The picture cannot be had now; try again', { retryAfterMs: TRY_AGAIN_MS });
    }
  }
}

/** @returns false when the file has gone meanwhile, as any of them may */
function transmit({ path, mime, bytes }: ImageFile, response: Response): Promise<boolean> {
  const headers = {
    'Content-Type': mime,
    'Content-Security-Policy': "default-src 'none'",
    'Cache-Control': 'private, max-age=2592000, immutable',
    // The name stands for address and size; the time of the file is only that of its last use.
    ETag: `"${basename(path).slice(0, 32)}-${String(bytes)}"`,
  };
  response.set(headers);
  // The data folder may lie in a hidden one.
  const options = {
    root: dirname(path),
    dotfiles: 'allow',
    cacheControl: false,
    lastModified: false,
    acceptRanges: false,
  } as const;
  return new Promise((resolve) => {
    response.sendFile(basename(path), options, () => {
      const isAnswered = response.headersSent || response.destroyed;
      if (!isAnswered) for (const name of Object.keys(headers)) response.removeHeader(name);
      resolve(isAnswered);
    });
  });
}
