import type { Settings } from '../../config/index.js';

/** Shorter values would tear up ordinary words, and are no secrets. */
const SHORTEST_SECRET = 6;

/** Query strings of addresses: media addresses carry their credentials there. */
const QUERY = /(https?:\/\/[^\s"'<>?]+)\?[^\s"'<>\\]*/g;

/** @returns the secrets of these settings, longest first */
export function secretsOf(settings: Settings): string[] {
  const values = [settings.apiToken, settings.secretKey, settings.deezer.arl, settings.deezer.streamSecret];
  return values
    .filter((value): value is string => value !== null && value.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
}

/** Takes the given secrets, and the query of every address, out of a line of the log. */
export function redacted(line: string, secrets: readonly string[]): string {
  let clean = line.replace(QUERY, '$1?[redacted]');
  for (const secret of secrets) {
    // In a JSON line the secret stands as JSON writes it.
    clean = clean.replaceAll(JSON.stringify(secret).slice(1, -1), '[redacted]');
  }
  return clean;
}
