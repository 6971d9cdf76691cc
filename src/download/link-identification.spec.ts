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
});
