import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';

/** @returns e.g. `1.0.0 · bundled` */
export function originOf({ version, origin }: Plugin): string {
  const { bundled, installed, inDevelopment } = words.plugins;
  const origins = { bundled, store: installed, path: inDevelopment };
  return [version, origin && origins[origin]].filter(Boolean).join(' · ');
}
