import { z } from 'zod';
import { TEMPLATE_PLACEHOLDERS } from '../domain/index.js';
import type { ValueKind } from './setting-values.js';
import { templateFault } from './template-syntax.js';

const PLACEHOLDERS = TEMPLATE_PLACEHOLDERS.map((name) => `{${name}}`).join(' ');

function template(): ValueKind<string> {
  const schema = z.string({ message: 'a template is expected' }).superRefine((value, context) => {
    const fault = templateFault(value);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault.message });
  });
  return { schema, form: { kind: 'template' } };
}

/** Where files go within the library. */
export const TEMPLATE_DEFINITIONS = {
  'download.templates.track': {
    title: 'Single track',
    group: 'templates',
    ...template(),
    default: '{album_artist}/{album}/{track_number:02d} - {title}',
    description: `Path of a single track in the library; folders by \`/\`, the extension is added. Placeholders: \`${PLACEHOLDERS}\`, numbers also as \`{track_number:02d}\`.`,
    isLive: true,
  },
  'download.templates.albumTrack': {
    title: 'Track of an album',
    group: 'templates',
    ...template(),
    default: '{album_artist}/{album}/[CD {disc_number}/]{track_number:02d} - {title}',
    description:
      'Path of a track of an album. A part in brackets appears only when the album has several discs, or its placeholder has a value.',
    isLive: true,
  },
  'download.templates.playlistTrack': {
    title: 'Track of a playlist',
    group: 'templates',
    ...template(),
    default: 'Playlists/{playlist}/{playlist_position:03d} - {artist} - {title}',
    description: 'Path of a track of a playlist.',
    isLive: true,
  },
} as const;
