import { z } from 'zod';
import { DEFAULT_ROOMS, isRoom } from '../../wire/index.js';

/** A client may be in so many rooms. */
export const MAX_ROOMS = 1000;

/** Longest name of a room: `item:` and an id. */
const MAX_ROOM_LENGTH = 300;

const roomSchema = z
  .string()
  .max(MAX_ROOM_LENGTH)
  .refine(isRoom, 'must be items, progress, plugins or item:<id>')
  .transform((room) => room);

/** List of rooms, as in `subscribe` and `unsubscribe`. */
export const roomsSchema = z.array(roomSchema).max(MAX_ROOMS);

/**
 * What the handshake says. A `since` that is not one counts as none: the client gets a snapshot, which is what it
 * needs; a token of another type is no token.
 */
export const handshakeSchema = z.object({
  token: z.string().max(4096).optional().catch(undefined),
  since: z.object({ epoch: z.string(), seq: z.int().nonnegative() }).nullable().default(null).catch(null),
  rooms: roomsSchema.default([...DEFAULT_ROOMS]),
});

export type Handshake = z.infer<typeof handshakeSchema>;
