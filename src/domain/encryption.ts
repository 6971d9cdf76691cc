/** How the bytes of a recording come over the line, as data: whoever transfers them builds the decryption, in whatever thread. */
export interface Encryption {
  /** Every third chunk of 2048 bytes, from the first, is Blowfish in CBC mode. */
  scheme: 'bf-cbc-stripes';
  /** A credential: never logged, stored or shown. */
  key: Uint8Array;
}

/** Bytes can be gone on from at any multiple of this many (three stripe chunks of 2048). */
export const RESUME_ALIGNMENT_BYTES = 6144;
