import { z } from 'zod';
import type { DurableHookName, ProcessTrackOutput } from '@deemusic/plugin-sdk';
import { HookFailure } from '../../hook-failure.js';
import { trackPatchSchema } from './track-patch.schema.js';

const LONGEST_NOTE = 500;

const output = {
  artifacts: z
    .array(z.strictObject({ kind: z.string().min(1).max(40), path: z.string().min(1).max(4096) }))
    .max(100)
    .optional(),
  note: z
    .string()
    .transform((text) => text.slice(0, LONGEST_NOTE))
    .optional(),
};
const OUTPUTS = {
  processTrack: z.strictObject({ ...output, patch: trackPatchSchema.optional() }),
  other: z.strictObject(output),
};

/**
 * What a durable hook answered, checked.
 * @throws HookFailure `protocol`; its message names the path
 */
export function readOutput(hook: DurableHookName, raw: unknown): ProcessTrackOutput {
  if (raw === undefined || raw === null) return {};
  return readAnswer(hook === 'processTrack' ? OUTPUTS.processTrack : OUTPUTS.other, hook, raw);
}

/** @throws HookFailure `protocol` */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, hook: string, raw: unknown): z.output<Schema> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  // Keys of the plugin's own may be in both, as long as it likes.
  const path = first?.path.map(String).join('.').slice(0, LONGEST_NOTE) ?? '';
  throw new HookFailure(
    'protocol',
    'plugin',
    `What ${hook} returned is not right at ${path === '' ? 'its top' : path}: ${first?.message.slice(0, LONGEST_NOTE) ?? 'invalid'}.`,
  );
}
