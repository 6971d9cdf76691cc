import type { ArtistCredit } from '@deemusic/plugin-sdk';
import type { TaggingConfig } from '../tagging-config.js';
import { tagTexts } from './tag-text.js';

export interface ArtistNames {
  /** Main artists; the display name is one of them. */
  main: string[];
  /** Main artists, then featured ones. */
  all: string[];
}

/**
 * @param display name by which the music is shown; it wins over the credits where they say something else
 */
export function artistNames(display: string | null, credits: readonly ArtistCredit[]): ArtistNames {
  const [shown] = tagTexts([display]);
  const mains = tagTexts(credits.filter(({ role }) => role === 'main').map(({ name }) => name));
  const isCredited = shown === undefined || mains.includes(shown);
  const main = isCredited ? mains : tagTexts([shown, ...mains.slice(1)]);
  const featured = credits.filter(({ role }) => role === 'featured').map(({ name }) => name);
  return { main, all: tagTexts([...main, ...featured]) };
}

/** Values of the field for one text, and of the one that lists everybody. */
export function artistFields(
  { main, all }: ArtistNames,
  { multiArtist, artistJoiner }: Pick<TaggingConfig, 'multiArtist' | 'artistJoiner'>,
): { single: string[]; list: string[] } {
  const joined = (names: string[]): string[] => (names.length === 0 ? [] : [names.join(artistJoiner)]);
  switch (multiArtist) {
    case 'list':
      return { single: joined(main.length === 0 ? all : main), list: all };
    case 'joined':
      return { single: joined(all), list: [] };
    case 'values':
      return { single: all, list: [] };
  }
}
