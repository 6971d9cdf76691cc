import { describe, expect, it } from '@jest/globals';
import { RequestError, type MediaRef, type MediaSource, type Notice } from '../domain/index.js';
import { SourceRegistry } from './source.registry.js';

const signal = new AbortController().signal;

function source(id: string, known: Record<string, MediaRef | Error> = {}): MediaSource {
  const identify = async (link: string): Promise<MediaRef | null> => {
    const answer = known[link] ?? null;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { id, identify } as unknown as MediaSource;
}

describe('SourceRegistry', () => {
  const song: MediaRef = { source: 'shelf', type: 'track', id: '7' };

  it('gives sources by id, in order', () => {
    const registry = new SourceRegistry();
    registry.register(source('deezer'));
    registry.register(source('shelf'));
    expect(registry.get('shelf').id).toBe('shelf');
    expect(registry.list().map(({ id }) => id)).toEqual(['deezer', 'shelf']);
  });

  it('says which sources there are when one is asked for that is not there', () => {
    const registry = new SourceRegistry();
    registry.register(source('shelf'));
    expect(() => registry.get('radio')).toThrow('There is no source "radio". Known: shelf.');
    expect(() => new SourceRegistry().get('x')).toThrow(RequestError);
  });

  it('refuses a second source of the same id, and ids that would break item ids', () => {
    const registry = new SourceRegistry();
    registry.register(source('shelf'));
    expect(() => {
      registry.register(source('shelf'));
    }).toThrow('twice');
    expect(() => {
      registry.register(source('My:Source'));
    }).toThrow('lower case');
  });

  it('asks one source after the other what a link means', async () => {
    const registry = new SourceRegistry();
    registry.register(source('deezer'));
    registry.register(source('shelf', { 'shelf/7': song, 'shelf/x': new RequestError('bad_link', 'no such shelf') }));
    expect(await registry.identify('shelf/7', signal)).toEqual(song);
    expect(await registry.identify('elsewhere', signal)).toBeNull();
    await expect(registry.identify('shelf/x', signal)).rejects.toMatchObject({ code: 'bad_link' });
  });

  it('passes on what sources have to say', () => {
    const registry = new SourceRegistry();
    const heard: Notice[] = [];
    registry.notices$.subscribe((notice) => heard.push(notice));
    registry.notify({ level: 'warning', code: 'account-expired', message: 'set a new cookie' });
    expect(heard).toEqual([{ level: 'warning', code: 'account-expired', message: 'set a new cookie' }]);
  });
});
