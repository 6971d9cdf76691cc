import { createHash } from 'node:crypto';

/** All media have this many samples a second: MP3 frames of one bitrate are then all of one size. */
export const SAMPLE_RATE = 48_000;
/** Samples of one note: 20 MP3 frames of 1152, and 5 FLAC frames of 4608. */
export const NOTE_SAMPLES = 23_040;
/** A melody repeats after this many notes. */
export const MELODY_NOTES = 8;

/** Three octaves of a pentatonic scale: any order of these notes sounds friendly. */
const SCALE = [0, 2, 4, 7, 9];
const NOTES = 15;
/** The note ends early: the decay reaches silence before the cut, so that notes join without a click. */
const SOUNDING_SAMPLES = 20_736;

/** Which notes a track consists of; different for different tracks. @returns numbers of notes, 0–14 */
export function melodyOf(trackId: number): readonly number[] {
  const digest = createHash('md5')
    .update(`melody ${String(trackId)}`)
    .digest();
  return Array.from({ length: MELODY_NOTES }, (_, position) => (digest[position] ?? 0) % NOTES);
}

/** One plucked note, both channels alike, from -1 to 1. */
export function noteSamples(note: number): Float32Array {
  const step = (SCALE[note % SCALE.length] ?? 0) + 12 * Math.floor(note / SCALE.length);
  const turn = (2 * Math.PI * 220 * 2 ** (step / 12)) / SAMPLE_RATE;
  const samples = new Float32Array(NOTE_SAMPLES);
  for (let at = 0; at < SOUNDING_SAMPLES; at++) {
    const fadeOut = Math.min(1, (SOUNDING_SAMPLES - at) / 2_000);
    const loudness = 0.4 * Math.min(1, at / 300) * Math.exp(-at / 7_000) * fadeOut;
    samples[at] = loudness * (Math.sin(turn * at) + 0.3 * Math.sin(2 * turn * at));
  }
  return samples;
}
