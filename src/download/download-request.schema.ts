import { z } from 'zod';
import { ITEM_TYPES, PRIORITIES, QUALITIES } from '../domain/index.js';

const options = {
  quality: z.enum(QUALITIES).optional().meta({ description: 'The best wanted; default: the setting download.quality' }),
  priority: z.enum(PRIORITIES).optional().meta({ description: 'Default: normal' }),
  force: z.boolean().optional().meta({ description: 'Download again although it is there' }),
};

const entryFields = {
  link: z
    .string()
    .trim()
    .min(1)
    .max(2048)
    .optional()
    .meta({ description: 'Link, URI or short link of a track, album or playlist' }),
  type: z.enum(ITEM_TYPES).optional(),
  id: z
    .string()
    .regex(/^-?[A-Za-z0-9_]{1,64}$/, 'must be an id of the source: letters, digits, _')
    .or(z.int().transform(String))
    .optional()
    .meta({ description: 'Id within the source; goes with type' }),
  source: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .optional()
    .meta({ description: 'Default: deezer' }),
};

interface Entry {
  link?: string | undefined;
  type?: string | undefined;
  id?: string | undefined;
}

function hasOneTarget({ link, type, id }: Entry): boolean {
  return link === undefined ? type !== undefined && id !== undefined : type === undefined && id === undefined;
}

const targetMessage = 'give either link, or type and id';

/** One thing to download. */
export const downloadEntrySchema = z
  .strictObject({ ...entryFields, ...options })
  .refine(hasOneTarget, { message: targetMessage, path: ['link'] });

/** Body of `POST /downloads` and of the socket's `download`: one entry, or `items` with many. */
export const downloadRequestSchema = z
  .strictObject({ ...entryFields, ...options, items: z.array(downloadEntrySchema).min(1).max(10_000).optional() })
  .refine((body) => body.items !== undefined || hasOneTarget(body), {
    message: `${targetMessage}, or items`,
    path: ['link'],
  })
  .refine((body) => body.items === undefined || (!body.link && !body.type && !body.id), {
    message: 'goes without link, type and id',
    path: ['items'],
  })
  .meta({ id: 'DownloadRequest' });

type Standard = (typeof downloadRequestSchema)['~standard'];

/**
 * The schema as OpenAPI shows it. It lets every body through: `DownloadService.request` checks it, for REST and sockets
 * alike, and names bad entries of a bulk by their index.
 */
export const downloadRequestDocument: {
  '~standard': Omit<Standard, 'validate'> & { validate: (value: unknown) => { value: unknown } };
} = {
  '~standard': { ...downloadRequestSchema['~standard'], validate: (value: unknown): { value: unknown } => ({ value }) },
};

export type DownloadEntry = z.infer<typeof downloadEntrySchema>;

/** Answer of `POST /downloads`. */
export const downloadAnswerSchema = z
  .object({ items: z.array(z.object({ id: z.string(), created: z.boolean(), requeued: z.boolean() })) })
  .meta({ id: 'DownloadAnswer' });
