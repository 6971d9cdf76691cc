import { describe, expect, it } from '@jest/globals';
import type { Quality } from 'deemusic/wire';
import { hindranceOf } from './quality-notes.js';

const free = { connected: true, hasAccount: true, formats: ['MP3_128'] as Quality[] };

describe('hindranceOf', () => {
  it('is the plan where that lacks the format', () => {
    expect(hindranceOf('FLAC', free)).toBe('plan');
    expect(hindranceOf('MP3_128', free)).toBeNull();
  });

  it('is the account where there is none', () => {
    expect(hindranceOf('MP3_128', { ...free, hasAccount: false, connected: false, formats: [] })).toBe('account');
  });

  it('is nothing for previews', () => {
    expect(hindranceOf('PREVIEW', { connected: false, hasAccount: false, formats: [] })).toBeNull();
  });

  it('is not guessed before the account has connected, or is known', () => {
    expect(hindranceOf('FLAC', { connected: false, hasAccount: true, formats: [] })).toBeNull();
    expect(hindranceOf('FLAC', undefined)).toBeNull();
  });
});
