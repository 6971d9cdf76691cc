import { z } from 'zod';

/** Sides of the pictures that are kept, pixels; what is asked for is rounded up, so that the cache stays small. */
export const IMAGE_SIDES = [64, 128, 264, 528, 1200] as const;
const MOST = 1200;

/** Query of `GET /images`. */
export const imageQuerySchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .meta({ description: 'A coverUrl as the host gave it' }),
  size: z.coerce
    .number()
    .int()
    .min(16)
    .max(MOST)
    .default(264)
    .meta({ description: `Pixels; rounded up to one of ${IMAGE_SIDES.join(', ')}` }),
});
export type ImageQuery = z.infer<typeof imageQuerySchema>;

/** @returns the least side that is kept and not smaller than that */
export function keptSide(pixels: number): number {
  return IMAGE_SIDES.find((side) => side >= pixels) ?? MOST;
}
