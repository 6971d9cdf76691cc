import { z } from 'zod';

/** An id: a number in one service, a string in the other, either anywhere. */
export const idField = z.union([z.int().transform(String), z.string().regex(/^-?\d+$/, 'expected an id')]);

/** A text that may be missing, null or of another type: then null. */
export const optionalText = z
  .string()
  .nullish()
  .catch(null)
  .transform((text) => text ?? null);

/** A number that may be missing or wrong, or written as a string: then null. */
export const optionalNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** A flag, also as 0 and 1; missing or wrong: null. */
export const optionalFlag = z
  .union([z.boolean(), z.number().transform((value) => value !== 0)])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** An object that may be missing, or an empty array where PHP had nothing: then null. */
export function optionalObject<Shape extends z.ZodType>(shape: Shape): z.ZodType<z.output<Shape> | null> {
  return z
    .union([shape, z.array(z.unknown()).transform(() => null)])
    .nullish()
    .catch(null)
    .transform((value) => value ?? null);
}
