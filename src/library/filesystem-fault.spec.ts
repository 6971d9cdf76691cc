import { describe, expect, it } from '@jest/globals';
import { CorruptError, DiskFullError, FilesystemError } from '../domain/index.js';
import { toFilesystemError, withFilesystemErrors } from './filesystem-fault.js';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: no luck, open '/volume1/secret/path'`), { code });
}

describe('a failure of the file system', () => {
  it.each(['ENOSPC', 'EDQUOT'])('%s is a full disk and holds the queue', (code) => {
    const error = toFilesystemError(systemError(code), 'Writing');
    expect(error).toBeInstanceOf(DiskFullError);
    expect(error).toMatchObject({ hold: 'disk', retryable: true });
  });

  it.each(['EROFS', 'EACCES', 'EPERM', 'EIO', 'ESTALE', 'ENOTCONN', 'ENODEV', 'EMFILE'])(
    '%s holds the queue',
    (code) => {
      const error = toFilesystemError(systemError(code), 'Writing');
      expect(error).toBeInstanceOf(FilesystemError);
      expect(error).toMatchObject({ hold: 'disk' });
    },
  );

  it.each(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EWHATEVER'])('%s is the item’s own', (code) => {
    const error = toFilesystemError(systemError(code), 'Writing');
    expect(error).toBeInstanceOf(FilesystemError);
    expect((error as FilesystemError).hold).toBeUndefined();
  });

  it('shows no path of the machine and keeps the cause', () => {
    const cause = systemError('ENOENT');
    const error = toFilesystemError(cause, 'The file could not be published');
    expect(error.message).not.toContain('/volume1');
    expect(error.message).toContain('ENOENT');
    expect(error.cause).toBe(cause);
  });

  it('leaves other errors alone', async () => {
    const corrupt = new CorruptError('x');
    const bug = new TypeError('x');
    expect(toFilesystemError(corrupt, 'Writing')).toBe(corrupt);
    expect(toFilesystemError(bug, 'Writing')).toBe(bug);
    await expect(withFilesystemErrors('Writing', () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
