/**
 * The host inside another program, without HTTP: downloads a track, an album or a playlist and reports its progress.
 *
 *     npm run example docs/examples/embedding.ts album 302127
 *
 * Settings come from the environment and from the data folder, as for the host itself. A data folder belongs to one
 * program at a time.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule, DownloadService, EventBus, isTerminal, loadConfig, QueueReader, type Item } from 'deemusic';
import { filter, firstValueFrom, map, merge, from, throttleTime } from 'rxjs';

const [type = 'track', id = '3135556'] = process.argv.slice(2);
const app = await NestFactory.createApplicationContext(AppModule.forRoot(loadConfig({ argv: [] })), {
  logger: ['error'],
});
// Transfers end with a checkpoint, the next start goes on from there.
app.enableShutdownHooks();

const downloads = app.get(DownloadService);
const events = app.get(EventBus);
const items = app.get(QueueReader);

function begin(): ReturnType<DownloadService['downloadTrack']> {
  if (type === 'album') return downloads.downloadAlbum(id);
  if (type === 'playlist') return downloads.downloadPlaylist(id, { priority: 'backfill' });
  return downloads.downloadTrack(id, { priority: 'interactive' });
}

/** Resolves with the item once it rests: it may do so already, or an event says it later. */
function ended(itemId: string): Promise<Item> {
  const later$ = events.on('item.updated').pipe(map(({ item }) => item));
  return firstValueFrom(
    merge(later$, from(items.get(itemId))).pipe(
      filter((item) => item !== null),
      filter((item) => item.id === itemId && isTerminal(item.status)),
    ),
  );
}

try {
  const added = await begin();
  const progress = downloads
    .progress$(added.id)
    .pipe(throttleTime(250))
    .subscribe(({ id: track, bytes, totalBytes }) => {
      process.stdout.write(`${track}: ${String(bytes)} of ${String(totalBytes ?? '?')} bytes\n`);
    });
  const item = await ended(added.id);
  progress.unsubscribe();
  const { successCount, failureCount } = await downloads.getStats();
  process.stdout.write(
    `${item.id} ${item.status}${item.outputPath === null ? '' : `: ${item.outputPath}`}\n` +
      `So far ${String(successCount)} tracks were downloaded and ${String(failureCount)} failed.\n`,
  );
  process.exitCode = item.status === 'completed' ? 0 : 1;
} finally {
  await app.close();
}
