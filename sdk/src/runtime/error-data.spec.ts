import { describe, expect, it } from '@jest/globals';
import { Unrecoverable } from '../errors.js';
import { toErrorData } from './error-data.js';

const ofSystem = (code: string): Error => Object.assign(new Error(`${code}: write`), { code });

describe('an error as it crosses the pipe', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EROFS'])('is the host’s and passes when the disk takes no more: %s', (code) => {
    const disk = { kind: 'retry', fault: 'host', retryAfterMs: null };
    expect(toErrorData(ofSystem(code))).toMatchObject(disk);
    expect(toErrorData(new Error('could not save', { cause: ofSystem(code) }))).toMatchObject(disk);
  });

  it('is a mistake of the plugin otherwise', () => {
    const circular = new Error('x');
    circular.cause = circular;
    for (const error of [ofSystem('EACCES'), circular, 'ENOSPC', null])
      expect(toErrorData(error)).toMatchObject({ kind: 'error', fault: 'plugin' });
  });

  it('is what the plugin means, whatever the cause was', () => {
    const meant = new Unrecoverable('never', { cause: ofSystem('ENOSPC') });
    expect(toErrorData(meant)).toMatchObject({ kind: 'unrecoverable', fault: 'plugin' });
  });
});
