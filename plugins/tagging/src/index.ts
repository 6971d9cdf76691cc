import type { HookOutput, HookRun, PluginContext, TrackEvent } from '@deemusic/plugin-sdk';
import { definePlugin } from '@deemusic/plugin-sdk';
import type { CoverPicture } from './cover-picture.js';
import { coverPicture } from './cover-picture.js';
import { trackTags } from './facts/track-tags.js';
import type { TaggingConfig } from './tagging-config.js';
import { writeTags } from './write-tags.js';

function noteOf(cover: CoverPicture | string | null): string {
  if (cover === null) return 'Tagged; the cover is switched off.';
  if (typeof cover === 'string') return `Tagged without a cover: ${cover}.`;
  return `Tagged, with a cover of ${String(cover.width)} × ${String(cover.height)}.`;
}

async function tag(event: TrackEvent, run: HookRun, ctx: PluginContext<TaggingConfig>): Promise<HookOutput> {
  const { config } = ctx;
  const { track, file } = event;
  const cover = config.fields.cover ? await coverPicture(event, run, config.cover) : null;
  run.progress(0.3);
  const content = {
    tags: trackTags(track, config),
    cover: cover === null || typeof cover === 'string' ? null : cover,
  };
  await ctx.files.edit(file, (path) => writeTags(path, file, content, config, run.signal), { signal: run.signal });
  run.progress(1);
  return { note: noteOf(cover) };
}

/** Writes the facts of a track and its cover into its file. */
export default definePlugin<TaggingConfig>({
  setup(ctx) {
    ctx.hook('processTrack', (event, run) => tag(event, run, ctx));
  },
  // Each run reads the config anew.
  configChanged: () => true,
});
