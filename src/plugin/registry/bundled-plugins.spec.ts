import { expect, it } from '@jest/globals';
import { readPlugin } from '../manifest/manifest-reader.js';
import { pluginFolders } from './plugin-folders.js';

it('the bundled plugins are sound, and built', async () => {
  const folders = await pluginFolders({ dataDir: '/nowhere', pluginPath: null }, () => null);
  const found = await Promise.all(folders.map((folder) => readPlugin(folder, { ignoreApiRange: false })));
  expect(found.flatMap(({ id, problem }) => (problem ? [`${id}: ${problem.reason}`] : []))).toEqual([]);
  expect(found.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['artwork', 'exec-hook', 'playlist-export', 'tagging']),
  );
  expect(found.filter(({ folder }) => folder.origin !== 'bundled')).toEqual([]);
});
