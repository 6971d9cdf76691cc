import { Injectable } from '@nestjs/common';
import { templateFault, type TemplateFault } from '../../config/index.js';
import { RequestError, type ItemType } from '../../domain/index.js';
import { PathTemplate } from '../../library/index.js';
import { QueueReader } from '../../queue/index.js';
import { knownTrack } from '../item-meta.js';
import { candidatePaths } from '../track-path.js';
import { madeUpTracks, type Example } from './made-up-tracks.js';

/** Settings whose templates can be tried, and what their tracks belong to. */
export const TEMPLATE_KEYS = {
  'download.templates.track': 'track',
  'download.templates.albumTrack': 'album',
  'download.templates.playlistTrack': 'playlist',
} as const satisfies Record<string, ItemType>;
export type TemplateKey = keyof typeof TEMPLATE_KEYS;

/** Where a template would put some tracks. */
export interface Preview {
  examples: { label: string; path: string }[];
  /** Why the template would be refused. */
  fault: TemplateFault | null;
}

/** Tracks of the list that are shown before the made-up ones. */
const OWN_EXAMPLES = 2;

/** Shows where tracks would go, by what files them. */
@Injectable()
export class TemplatePreview {
  constructor(private readonly reader: QueueReader) {}

  async show(key: TemplateKey, text: string): Promise<Preview> {
    const fault = templateFault(text);
    if (fault) return { examples: [], fault };
    const within = TEMPLATE_KEYS[key];
    try {
      const template = PathTemplate.parse(text);
      const examples = [...(await this.ownTracks(within)), ...madeUpTracks(within)];
      return { examples: examples.map((example) => shown(example, template)), fault: null };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return { examples: [], fault: { message: error.message } };
    }
  }

  /** Completed ones: of others the catalogue has not told all yet. */
  private async ownTracks(within: ItemType): Promise<Example[]> {
    const newest = { type: within, sort: '-added', limit: OWN_EXAMPLES } as const;
    const { items } = await this.reader.page({
      ...newest,
      status: within === 'track' ? 'completed' : ['completed', 'partial'],
    });
    const examples: Example[] = [];
    for (const { id } of items) {
      const example = await this.ownTrack(within === 'track' ? id : await this.lastMember(id));
      if (example) examples.push(example);
    }
    return examples;
  }

  /** The last one tells most: of several discs it is on the last. */
  private async lastMember(id: string): Promise<string | null> {
    const { items } = await this.reader.children(id, { status: 'completed', sort: '-position', limit: 1 });
    return items[0]?.id ?? null;
  }

  private async ownTrack(id: string | null): Promise<Example | null> {
    const item = id === null ? null : await this.reader.queued(id);
    const track = item && knownTrack(item);
    if (!track) return null;
    return { label: `${track.artist} – ${track.title}`, item, track, quality: item.quality.got ?? item.quality.wanted };
  }
}

function shown({ label, item, track, quality }: Example, template: PathTemplate): { label: string; path: string } {
  return { label, path: candidatePaths(item, track, quality, template)[0] ?? '' };
}
