import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program says of the tags of a file, by names that are the same for all. */
export type ReadTags = Partial<
  Record<'title' | 'artist' | 'album' | 'albumArtist' | 'track' | 'disc' | 'date' | 'genre' | 'isrc' | 'cover', string>
>;

function output(program: string, args: readonly string[], env: Record<string, string> = {}): string | null {
  const { error, status, stdout } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  return error || status !== 0 ? null : stdout;
}

const probed = new Map<string, boolean>();

/** Whether a program of others is here; that it is not is printed once. */
function has(name: string, probe: () => string | null): boolean {
  const known = probed.get(name);
  if (known !== undefined) return known;
  const isHere = probe() !== null;
  if (!isHere) process.stderr.write(`skipped a comparison: ${name} is not installed\n`);
  probed.set(name, isHere);
  return isHere;
}

const of = (number: string | undefined, total: string | undefined): string =>
  number?.includes('/') || total === undefined ? (number ?? '') : `${number ?? ''}/${total}`;

function probeTags(file: string): ReadTags {
  const entries = 'format_tags:stream=width,codec_name:stream_disposition=attached_pic';
  const text = output('ffprobe', ['-v', 'error', '-show_entries', entries, '-of', 'json', file]) ?? '{}';
  const { format, streams = [] } = JSON.parse(text) as {
    format?: { tags?: Record<string, string> };
    streams?: { width?: number; disposition?: { attached_pic: number } }[];
  };
  const tags = Object.fromEntries(Object.entries(format?.tags ?? {}).map(([key, value]) => [key.toLowerCase(), value]));
  const cover = streams.find(({ disposition }) => disposition?.attached_pic === 1);
  return {
    ...{ title: tags.title, artist: tags.artist, album: tags.album, albumArtist: tags.album_artist, date: tags.date },
    track: of(tags.track, tags.tracktotal),
    disc: of(tags.disc, tags.disctotal),
    // Of several values in an ID3 frame it shows the first.
    genre: tags.genre?.split(';')[0],
    isrc: tags.isrc ?? tags.tsrc,
    cover: cover && String(cover.width),
  };
}

function metaflacTags(file: string): ReadTags {
  const text = output('metaflac', ['--export-tags-to=-', file]) ?? '';
  const tags = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [key = '', ...value] = line.split('=');
    if (!tags.has(key)) tags.set(key, value.join('='));
  }
  const get = (key: string): string | undefined => tags.get(key);
  const block = output('metaflac', ['--list', '--block-type=PICTURE', '--no-utf8-convert', file]) ?? '';
  return {
    ...{ title: get('TITLE'), artist: get('ARTIST'), album: get('ALBUM'), albumArtist: get('ALBUMARTIST') },
    track: of(get('TRACKNUMBER'), get('TRACKTOTAL')),
    disc: of(get('DISCNUMBER'), get('DISCTOTAL')),
    ...{ date: get('DATE'), genre: get('GENRE'), isrc: get('ISRC') },
    cover: /type: 3 \(Cover \(front\)\)[^]*?width: (\d+)/.exec(block)?.[1],
  };
}

const MUTAGEN = `
import json, mutagen, sys
names = dict(title='title TIT2', artist='artist TPE1', album='album TALB', albumArtist='albumartist TPE2', track='tracknumber TRCK',
             disc='discnumber TPOS', date='date TDRC', genre='genre TCON', isrc='isrc TSRC', tt='tracktotal -', dt='disctotal -')
def read(path):
    f = mutagen.File(path)
    flac = hasattr(f, 'pictures')
    first = lambda v: None if v is None else str(v[0] if flac else v.text[0])
    out = {k: first(f.tags.get(n.split()[0 if flac else 1])) for k, n in names.items()}
    pictures = f.pictures if flac else f.tags.getall('APIC')
    front = [p for p in pictures if p.type == 3]
    out['cover'] = str(len(front[0].data)) if len(front) == 1 else None
    return {k: v for k, v in out.items() if v is not None}
print(json.dumps([read(path) for path in sys.argv[1:]]))
`;

/** The interpreter that has mutagen; distributions put it beside their own. */
function pythonWithMutagen(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((python) => output(python, ['-c', 'import mutagen']) !== null);
}

function mutagenTags(files: readonly string[]): ReadTags[] {
  const text = output(pythonWithMutagen() ?? 'python3', ['-c', MUTAGEN, ...files]) ?? '[]';
  const read = JSON.parse(text) as (ReadTags & { tt?: string; dt?: string })[];
  return read.map(({ tt, dt, ...tags }) => ({ ...tags, track: of(tags.track, tt), disc: of(tags.disc, dt) }));
}

const BEET_FIELDS = [
  'title',
  'artist',
  'album',
  'albumartist',
  'track',
  'tracktotal',
  'disc',
  'disctotal',
  'genre',
  'isrc',
];

/** Imports the files, each for itself, as they are, into a library of its own. */
function beetTags(files: readonly string[]): ReadTags[] {
  const home = mkdtempSync(join(tmpdir(), 'deemusic-beets-'));
  const config = `library: ${home}/b.db\ndirectory: ${home}\nimport: {copy: no, write: no, duplicate_action: keep}\n`;
  writeFileSync(join(home, 'config.yaml'), config);
  const env = { BEETSDIR: home };
  const format = ['$path', ...BEET_FIELDS.map((field) => `$${field}`), '$year-$month-$day'].join('\u001f');
  try {
    output('beet', ['import', '-A', '-q', '-s', ...files], env);
    const lines = (output('beet', ['ls', '-f', format], env) ?? '').trim().split('\n');
    const byPath = new Map(lines.map((line) => line.split('\u001f')).map(([path, ...fields]) => [path, fields]));
    return files.map((file) => beetFields(byPath.get(file) ?? []));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

// What is not there is 0, or empty.
function beetFields(fields: readonly string[]): ReadTags {
  const [title, artist, album, albumArtist, track, tracks, disc, discs, genre, isrc, date = ''] = fields;
  const pair = (number = '', total = ''): string =>
    (Number(total) > 0 ? `${number}/${total}` : number).replace(/\b0+/g, '');
  return {
    ...{ title, artist, album, albumArtist, genre, isrc },
    ...(date.startsWith('0000') ? {} : { date: date.replaceAll('-00', '') }),
    track: pair(track, tracks),
    disc: pair(disc, discs),
  };
}

export interface TagReader {
  name: string;
  formats: string[];
  isHere: () => boolean;
  /** In the order of the files; what it cannot read says nothing. */
  readAll: (files: readonly string[]) => ReadTags[];
}

/** Programs of others that read tags. */
export const tagReaders: TagReader[] = [
  {
    name: 'ffprobe',
    formats: ['flac', 'mp3'],
    isHere: () => has('ffprobe', () => output('ffprobe', ['-version'])),
    readAll: (files) => files.map(probeTags),
  },
  {
    name: 'metaflac',
    formats: ['flac'],
    isHere: () => has('metaflac', () => output('metaflac', ['--version'])),
    readAll: (files) => files.map(metaflacTags),
  },
  {
    name: 'mutagen',
    formats: ['flac', 'mp3'],
    isHere: () => has('mutagen (Python)', () => pythonWithMutagen() ?? null),
    readAll: mutagenTags,
  },
  {
    name: 'beets',
    formats: ['flac', 'mp3'],
    isHere: () => has('beet', () => output('beet', ['version'])),
    readAll: beetTags,
  },
];
