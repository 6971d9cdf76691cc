import { z } from 'zod';
import { isHostFolder } from '../../../library/index.js';
import { readAnswer } from '../dispatch/hook-output.js';
import { trackPatchSchema } from '../dispatch/track-patch.schema.js';

const BYTES_OF_NAME = 255;

/** Relative, with `/`, and by its form inside the library: whether it is so on the disk the library looks at itself. */
function isLibraryPath(path: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\\\u0000-\u001f\u007f]/.test(path) || path.normalize('NFC') !== path.normalize('NFC').trim()) return false;
  const parts = path.split('/');
  return (
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && isName(part)) && !isHostFolder(parts[0] ?? '')
  );
}

function isName(part: string): boolean {
  return new TextEncoder().encode(part).length <= BYTES_OF_NAME;
}

const answerSchema = z
  .strictObject({
    skip: z.string().min(1).max(500).optional(),
    patch: z
      .strictObject({
        quality: z.enum(['FLAC', 'MP3_320', 'MP3_128', 'PREVIEW']).optional(),
        tags: trackPatchSchema.optional(),
        targetPath: z
          .string()
          .min(1)
          .max(1024)
          .refine(isLibraryPath, 'a path inside the library is expected: relative, parts by /, no . or ..')
          .optional(),
      })
      .optional(),
  })
  .refine((answer) => answer.skip === undefined || answer.patch === undefined, {
    message: 'give skip or patch, not both',
  });

/** What `beforeDownload` answered, checked. */
export type BeforeDownloadAnswer = z.output<typeof answerSchema>;

/** @throws HookFailure `protocol`; its message names the path */
export function readBeforeDownload(raw: unknown): BeforeDownloadAnswer {
  return raw === undefined || raw === null ? {} : readAnswer(answerSchema, 'beforeDownload', raw);
}
