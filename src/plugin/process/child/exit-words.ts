import { plainWords } from './plain-words.js';

/** How a process ended, in words. @param lastError the telling line of its stderr */
export function exitWords(code: number | null, signal: string | null, lastError: string | null): string {
  const how = signal === null ? `ended with code ${String(code)}` : `was ended by ${signal}`;
  return lastError === null ? `its process ${how}` : `its process ${how}: ${plainWords(lastError)}`;
}
