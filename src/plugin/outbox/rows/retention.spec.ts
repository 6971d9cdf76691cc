import { afterEach, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { hookOf } from '../../../../test/support/fake-hook-plugins.js';
import { openOutbox, type OpenOutbox } from '../../../../test/support/open-outbox.js';
import { tempDir } from '../../../../test/support/temp-dir.js';

const root = tempDir('outbox-retention');
const DAY = 24 * 3_600_000;
let outbox: OpenOutbox;
afterEach(() => outbox.close());

it('forgets events of more than 14 days whose runs have all ended', async () => {
  outbox = await openOutbox(root, {
    setUp: (plugins) => {
      plugins.add('tagging', hookOf('processTrack'));
      plugins.add('gone', hookOf('processTrack'));
      plugins.add('off', hookOf('afterTrack'));
      plugins.disable('off');
    },
  });
  outbox.statuses.hold('gone', 'tripped');
  outbox.plugins.enable('off');
  outbox.statuses.hold('off', 'tripped');
  await outbox.watch.idle();
  await outbox.enqueue({ itemId: 'track_1', origin: 'gone' });
  await outbox.enqueue({ itemId: 'track_2' });
  await outbox.enqueue({ itemId: 'track_3', name: 'afterTrack' });
  await eventually(
    'tagged',
    async () => (await outbox.runs()).filter(({ state }) => state === 'succeeded').length === 2,
  );
  await outbox.retention.prune(outbox.clock.now() + 14 * DAY);
  expect(await outbox.runs()).toHaveLength(4);
  const later = outbox.clock.now() + 14 * DAY + 1;
  await outbox.retention.prune(later);
  // One waits for a plugin that is installed but cannot run, the other for one that is switched off.
  expect(await outbox.states()).toEqual([
    'tagging processTrack track_2 succeeded',
    'gone processTrack track_2 waiting',
    'off afterTrack track_3 waiting',
  ]);
  outbox.plugins.lose('gone');
  await outbox.retention.prune(later);
  expect(await outbox.states()).toEqual(['off afterTrack track_3 waiting']);
  expect(await outbox.reader.all('SELECT entity FROM hook_event')).toEqual([{ entity: 'track_3' }]);
  expect(outbox.items.settlements.get('track_2')?.summary).toMatchObject({ openProcess: 0 });
});
