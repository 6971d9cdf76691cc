import { z } from 'zod';

const count = z.int().nonnegative();
const bytes = count.nullable().meta({ description: 'null: not known' });
const space = { freeBytes: bytes, totalBytes: bytes };
const link = z.string().meta({ description: 'Relative to the base path' });

/** Answer of `GET /host`. */
export const hostInfoSchema = z
  .object({
    version: z.string(),
    apiVersion: z.string(),
    node: z.string(),
    platform: z.string(),
    arch: z.string(),
    sqlite: z.string(),
    startedAt: z.int().meta({ description: 'Milliseconds since the epoch' }),
    epoch: z.string().meta({ description: 'Names this run of the host; the same as on the socket' }),
    library: z.object({ ...space, isAvailable: z.boolean().meta({ description: 'It is there and can be written' }) }),
    data: z.object({ ...space, databaseBytes: count }),
    items: z.object({ tracks: count, albums: count, playlists: count }).meta({ description: 'In the list' }),
    setup: z.object({
      hasAccount: z.boolean(),
      hasSecret: z.boolean(),
      isSandbox: z.boolean().meta({ description: 'The service is a stand-in on this machine' }),
    }),
    links: z.object({ apiDocs: link, openApi: link, metrics: link }),
    folders: z
      .object({ library: z.string(), data: z.string() })
      .nullable()
      .meta({ description: 'Absolute paths; null without the scope admin' }),
  })
  .meta({ id: 'HostInfo' });
export type HostInfo = z.infer<typeof hostInfoSchema>;
