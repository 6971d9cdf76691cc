import { describe, expect, it } from '@jest/globals';
import { NetworkError, type MediaSource } from '../domain/index.js';
import { SourceRegistry } from '../source/index.js';
import { LinkIdentification } from './link-identification.js';

function identificationBy(identify: MediaSource['identify']): LinkIdentification {
  const sources = new SourceRegistry();
  sources.register({ id: 'deezer', identify } as unknown as MediaSource);
  return new LinkIdentification(sources);
}

describe('LinkIdentification', () => {
  it('says that the service is too slow, not that the link is bad', async () => {
    const silent = identificationBy(
      (_link, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
    );
    const stop = new AbortController();
    const asked = silent.identify([{ link: 'isrc:QZSBX2600101' }], [], stop.signal);
    stop.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    await expect(asked).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Try again'),
      details: [{ index: 0, code: 'timeout' }],
    });
  });

  it('says that the service is not there when it is not', async () => {
    const gone = identificationBy(() => Promise.reject(new NetworkError('not reachable')));
    await expect(gone.identify([{ link: 'x' }])).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('calls a link bad that no source knows', async () => {
    const other = identificationBy(() => Promise.resolve(null));
    await expect(other.identify([{ link: 'https://example.org' }])).rejects.toMatchObject({ code: 'bad_link' });
  });

  it('looks at many links one by one, and says of each what it is or what is wrong with it', async () => {
    const mixed = identificationBy((link) => {
      if (link === 'good') return Promise.resolve({ source: 'deezer', type: 'album', id: '7' });
      if (link === 'away') return Promise.reject(new NetworkError('not reachable'));
      if (link === 'odd') return Promise.reject(new TypeError('/srv/somebody/secret'));
      return Promise.resolve(null);
    });
    expect(await mixed.check(['good', 'nonsense', 'away', 'odd', 'good'])).toEqual([
      { link: 'good', ref: { source: 'deezer', type: 'album', id: '7' }, error: null },
      { link: 'nonsense', ref: null, error: { code: 'bad_link', message: expect.stringContaining('Copy the link') } },
      { link: 'away', ref: null, error: { code: 'network', message: 'not reachable' } },
      { link: 'odd', ref: null, error: { code: 'internal', message: expect.not.stringContaining('somebody') } },
      { link: 'good', ref: { source: 'deezer', type: 'album', id: '7' }, error: null },
    ]);
  });
});
