/**
 * Queues a link and tells how it goes, until it has ended.
 *
 *     npm run example docs/examples/socket-client.ts https://www.deezer.com/track/3135556
 *
 * The host is DEEMUSIC_URL (default http://127.0.0.1:6595), its token DEEMUSIC_API_TOKEN.
 */
import { createDeeMusicClient, type Item } from 'deemusic/wire';

const { DEEMUSIC_URL = 'http://127.0.0.1:6595', DEEMUSIC_API_TOKEN } = process.env;
const RESTING = ['completed', 'partial', 'failed', 'cancelled', 'skipped'];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The item as it is now; events only tell what changes. */
async function read(id: string): Promise<Item> {
  const headers: Record<string, string> = DEEMUSIC_API_TOKEN ? { authorization: `Bearer ${DEEMUSIC_API_TOKEN}` } : {};
  const address = `${DEEMUSIC_URL.replace(/\/$/, '')}/api/v1/downloads/${encodeURIComponent(id)}`;
  return (await (await fetch(address, { headers })).json()) as Item;
}

async function follow(link: string): Promise<Item> {
  const client = createDeeMusicClient(DEEMUSIC_URL, { token: DEEMUSIC_API_TOKEN });
  try {
    const ended = new Map<string, (item: Item) => void>();
    // Listening begins before the request: nothing that follows is missed, and after a cut the client catches up by itself.
    client.on('item.updated', ({ item, from, to }) => {
      if (to) say(`${item.id} ${from ?? ''} → ${to} ${item.title ?? ''}`);
      if (RESTING.includes(item.status)) ended.get(item.id)?.(item);
    });
    client.on('progress', ({ items }) => {
      for (const { id, progress, bytesPerSecond, etaSeconds } of items) {
        say(
          `${id} ${String(progress)} % at ${String(Math.round(bytesPerSecond / 1000))} kB/s, ${String(etaSeconds ?? '?')} s left`,
        );
      }
    });

    const [added] = await client.download({ link });
    if (!added) throw new Error('The host answered without an item.');
    say(`${added.id} is ${added.created ? 'queued' : added.requeued ? 'queued again' : 'there already'}`);
    await client.subscribe(`item:${added.id}`);

    const end = new Promise<Item>((resolve) => ended.set(added.id, resolve));
    const now = await read(added.id);
    return RESTING.includes(now.status) ? now : await end;
  } finally {
    client.close();
  }
}

const item = await follow(process.argv[2] ?? 'https://www.deezer.com/track/3135556');
say(`${item.id} ${item.status}: ${item.outputPath ?? item.error?.message ?? ''}`);
process.exitCode = item.status === 'completed' ? 0 : 1;
