import { spawnSync } from 'node:child_process';

/** What another decoder says of a file; `null` when that program is not installed, which is printed. */
function run(program: string, args: string[]): { status: number | null; output: string } | null {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) {
    process.stderr.write(`skipped a comparison: ${program} is not installed\n`);
    return null;
  }
  return { status, output: stdout + stderr };
}

/** `flac -t`: decodes everything and compares all checksums. */
export function flacTest(file: string): { status: number | null; output: string } | null {
  return run('flac', ['--test', '--silent', file]);
}

/** Seconds and format as `ffprobe` sees them, and everything that it complains about. */
export function probe(file: string): { seconds: number; format: string; bitRate: number } | null {
  const entries = 'format=format_name,duration,bit_rate';
  const result = run('ffprobe', ['-v', 'error', '-show_entries', entries, '-of', 'json', file]);
  if (!result) return null;
  const { format } = JSON.parse(result.output) as { format: Record<string, string> };
  return { seconds: Number(format.duration), format: format.format_name ?? '', bitRate: Number(format.bit_rate) };
}

/** What a full decode complains about: an empty text for a sound file. */
export function decodeComplaints(file: string): string | null {
  return run('ffmpeg', ['-v', 'error', '-i', file, '-f', 'null', '-'])?.output ?? null;
}
