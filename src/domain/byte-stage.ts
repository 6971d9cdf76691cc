/**
 * One step that bytes pass on their way to disk. Called with each chunk in order; the answer is what the chunk
 * yields (possibly empty, possibly the same memory changed in place). `end` yields what was held back.
 */
export interface ByteStage {
  /** @param chunk may be changed in place by the stage; the caller must not use it afterwards */
  push(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

/**
 * Makes a byte stage for a transfer that starts at `offset`.
 * @param offset absolute offset of the first byte, always a multiple of {@link RESUME_ALIGNMENT_BYTES}
 */
export type ByteStageFactory = (offset: number) => ByteStage;

/** Every byte stage can start at any multiple of this many bytes (three stripe chunks of 2048). */
export const RESUME_ALIGNMENT_BYTES = 6144;
