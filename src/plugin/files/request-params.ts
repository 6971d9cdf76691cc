import { z } from 'zod';
import type { PluginRequestName } from '@deemusic/plugin-sdk/protocol';
import { refused } from './request-failures.js';

const id = z.string().min(1).max(200);
const path = z.string().min(1).max(4096);
const runId = id.nullable();

/** What a plugin process may ask, and with what; more than that is passed over. */
const PARAMS = {
  // Which file is meant is told by its path; the host knows the rest better.
  'files/beginEdit': z.object({ runId: id, file: z.object({ libraryPath: path }) }),
  'files/commitEdit': z.object({ runId: id, editId: id }),
  'files/abandonEdit': z.object({ runId: id, editId: id }),
  'files/beginSidecar': z.object({ runId, path }),
  'files/commitSidecar': z.object({ runId, sidecarId: id, kind: z.string().min(1).max(40) }),
  'files/removeSidecar': z.object({ path }),
  'files/resolve': z.object({ path }),
  'images/get': z.object({
    runId: id,
    kind: z.enum(['cover', 'artistImage', 'playlistImage']),
    pixels: z.int().min(56).max(1800),
  }),
  'library/item': z.object({ id }),
  'library/items': z.object({
    q: z.string().max(200).optional(),
    parent: id.optional(),
    status: z.string().max(40).optional(),
    limit: z.int().min(1).max(500).optional(),
    cursor: z.string().max(1000).optional(),
  }),
} satisfies Record<PluginRequestName, z.ZodType>;

/** Params of a request, checked. */
export type RequestParams<Name extends PluginRequestName> = z.output<(typeof PARAMS)[Name]>;

/** @throws HookFailure unrecoverable, fault plugin, which names each part that is wrong */
export function readParams<Name extends PluginRequestName>(method: Name, params: unknown): RequestParams<Name> {
  const parsed = PARAMS[method].safeParse(params);
  if (parsed.success) return parsed.data as RequestParams<Name>;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'params'}: ${message}`);
  throw refused(`${method}: ${faults.slice(0, 3).join('; ')}`);
}
