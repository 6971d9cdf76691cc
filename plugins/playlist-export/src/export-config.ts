/** Settings as `config.schema.json` has them, filled with its defaults. */
export interface ExportConfig {
  formats: PlaylistFormat[];
  /** Relative to the library; empty = its top. */
  folder: string;
  paths: 'relative' | 'absolute' | 'mapped';
  /** Of mapped paths. */
  basePath: string;
  separator: 'slash' | 'backslash';
  lineEnding: 'lf' | 'crlf';
  emptyPlaylists: 'skip' | 'write';
}

/** Also the extension of the file. */
export type PlaylistFormat = 'm3u8' | 'xspf';
export const PLAYLIST_FORMATS: readonly PlaylistFormat[] = ['m3u8', 'xspf'];
