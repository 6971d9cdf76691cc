#!/usr/bin/env node
/** Writes docs/settings.md from the schema of the built host. usage: node scripts/settings-doc.mjs */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './bootstrap.mjs';

ensureBuilt();
const { settingsManual } = await import('../dist/config/index.js');
writeFileSync(fileURLToPath(new URL('../docs/settings.md', import.meta.url)), settingsManual());
