import type { DownloadResult, Item } from '../../wire/index.js';
import type { DownloadAnswer } from '../host/answers.js';
import type { RestClient } from '../host/rest-client.js';
import { chooseView } from '../progress/choose-view.js';
import { follow } from '../progress/follow.js';
import { WatchSession } from '../progress/watch-session.js';
import type { Printer } from '../terminal/printer.js';
import { hooksDone, untilProcessed, type DemoHooks } from './demo-hooks.js';
import type { DemoStage } from './demo-stage.js';

/** Longest time without any news; even the slow track moves all the time. */
const IDLE_TIMEOUT_MS = 60_000;

/** What was asked for, and how it ended. */
export interface DemoResult {
  track: Item;
  album: Item;
  playlist: Item;
  /** Of all three, in their order. */
  tracks: Item[];
  /** Whether an earlier demo had left it here, so that there was nothing to do. */
  wasThere: boolean;
  hooks: DemoHooks;
}

/** Asks for a track, a two-disc album and a playlist, and shows them arrive. */
export async function downloadAll(rest: RestClient, stage: DemoStage, printer: Printer): Promise<DemoResult> {
  const { ids } = stage.sandbox.catalogue;
  const view = chooseView(printer);
  const session = new WatchSession(rest, view);
  try {
    await session.open();
    const { items } = await rest.post<DownloadAnswer>('/downloads', {
      items: [
        { type: 'track', id: ids.track.single },
        { type: 'album', id: ids.album.twoDisc },
        { type: 'playlist', id: ids.playlist.demo },
      ],
    });
    printer.json({ event: 'requested', items });
    await follow(items, session, rest, { signal: stage.signal, idleTimeoutMs: IDLE_TIMEOUT_MS });
    return await resultOf(items, rest, stage.signal);
  } catch (error) {
    // The host's own last words say more than a broken connection.
    throw stage.signal.reason instanceof Error ? stage.signal.reason : error;
  } finally {
    view.close();
    session.close();
  }
}

async function resultOf(
  results: readonly DownloadResult[],
  rest: RestClient,
  signal: AbortSignal,
): Promise<DemoResult> {
  const ids = results.map(({ id }) => id);
  const requests = await untilProcessed(rest, ids, signal);
  const [track, album, playlist] = requests.map(({ item }) => item);
  if (!track || !album || !playlist) throw new Error('The host answered less than was asked for.');
  return {
    ...{ track, album, playlist },
    tracks: requests.flatMap(({ tracks }) => tracks),
    wasThere: results.every(({ created }) => !created),
    hooks: await hooksDone(rest),
  };
}
