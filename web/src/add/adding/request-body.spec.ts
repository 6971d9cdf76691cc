import { describe, expect, it } from '@jest/globals';
import { requestBody, type Wanted } from './request-body.js';

const track = (id: string, force = false): Wanted => ({ ref: { source: 'deezer', type: 'track', id }, force });

describe('requestBody', () => {
  it('asks for one thing as one', () => {
    expect(requestBody([track('1')], { quality: 'FLAC', priority: 'interactive' })).toEqual({
      source: 'deezer',
      type: 'track',
      id: '1',
      quality: 'FLAC',
      priority: 'interactive',
    });
  });

  it('asks for many in one request, each with its own force', () => {
    expect(requestBody([track('1'), track('2', true)], { quality: null, priority: 'normal' })).toEqual({
      items: [
        { source: 'deezer', type: 'track', id: '1' },
        { source: 'deezer', type: 'track', id: '2', force: true },
      ],
      priority: 'normal',
    });
  });

  it('names no quality when the one of the host will do', () => {
    expect(requestBody([track('1')], { quality: null, priority: 'normal' })).not.toHaveProperty('quality');
  });
});
