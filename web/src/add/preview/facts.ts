import { say, words } from '../../words/index.js';
import type { CatalogueRef } from '../standing/ref.js';
import type { View } from './view-query.js';

/** What there is to know of something in one line. @param seconds null = not known */
export function factsOf(type: CatalogueRef['type'], view: View, seconds: number | null): string {
  return [extentOf(type, view), lengthOf(type, seconds), releaseOf(view), explicitOf(type, view)]
    .filter((fact) => fact !== null)
    .join(' · ');
}

function extentOf(type: CatalogueRef['type'], { trackCount, total }: View): string | null {
  if (type === 'track') return null;
  if (type === 'artist') return total === null ? null : words.add.albums(total);
  const count = trackCount ?? total;
  return count === null ? null : words.add.tracks(count);
}

function lengthOf(type: CatalogueRef['type'], seconds: number | null): string | null {
  if (seconds === null || type === 'artist') return null;
  return type === 'track' ? say.duration(seconds) : say.timeSpan(seconds);
}

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

function releaseOf({ releaseDate }: View): string | null {
  if (releaseDate === null) return null;
  const at = new Date(`${releaseDate}T00:00:00Z`);
  // Of some things the service knows the year alone.
  return words.add.released(Number.isNaN(at.getTime()) ? releaseDate : dates.format(at));
}

function explicitOf(type: CatalogueRef['type'], { items }: View): string | null {
  return type === 'track' && items[0]?.isExplicit ? words.add.explicit : null;
}
