import { expect, it } from '@jest/globals';
import { tempDir } from '../../test/support/temp-dir.js';
import { HostDatabase } from './host-database.js';

const folder = tempDir('wakeup');

it('does not miss a caller that writes again as soon as it is answered', async () => {
  const database = await HostDatabase.open(folder);
  for (let round = 0; round < 20; round++) {
    expect(await database.writeQueue.run(() => Promise.resolve(round))).toBe(round);
  }
  await database.close();
});
