/** Under which licences the dependencies stand, and the page that says so. Node's own modules only. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** They ask for no more than that their text is kept. */
const PERMISSIVE = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['Unlicense', 'Python-2.0', 'WTFPL', 'Zlib'],
]);

/** Others, each with the reason why it may stay. */
const EXPLAINED = new Map([
  [
    'node-taglib-sharp',
    'LGPL-2.1: a library of its own in node_modules, unchanged, that anybody can replace; only the plugin `tagging` loads it',
  ],
  ['@fontsource-variable/inter', 'OFL-1.1: a font, sent as it is'],
  ['caniuse-lite', 'CC-BY-4.0: data about browsers, for the build alone'],
  ['axe-core', 'MPL-2.0: for the tests alone, unchanged'],
  ['lightningcss', 'MPL-2.0: for the build alone, unchanged'],
]);

/** @returns {{ name: string, licence: string, isDev: boolean }[]} every package once a licence, by name */
export function dependencies(lock, root) {
  const found = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.includes('node_modules/') || entry.link) continue;
    const name = path.replace(/^.*node_modules\//, '');
    const licence = entry.license ?? installedLicence(join(root, path)) ?? 'unknown';
    const key = `${name} ${licence}`;
    const isDev = entry.dev === true || entry.devOptional === true;
    found.set(key, { name, licence, isDev: isDev && (found.get(key)?.isDev ?? true) });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Old packages name theirs in other ways, which the lock file leaves out. */
function installedLicence(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  return license ?? licenses?.[0]?.type ?? null;
}

export function isPermissive(expression) {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isPermissive);
  return plain.split(' AND ').every((one) => PERMISSIVE.has(one.trim()));
}

/** @returns {string[]} */
export function licenceFaults(packages) {
  return packages
    .filter(({ name, licence }) => !isPermissive(licence) && explanation(name) === undefined)
    .map(
      ({ name, licence }) => `${name} stands under "${licence}", which is not permissive: replace it, or explain it`,
    );
}

function explanation(name) {
  return EXPLAINED.get(name) ?? (name.startsWith('lightningcss-') ? EXPLAINED.get('lightningcss') : undefined);
}

/** The page `docs/licences.md`. What is for one system only is left out: it is not the same everywhere. */
export function licencePage(packages) {
  const shipped = packages.filter(({ isDev }) => !isDev);
  const groups = grouped(shipped);
  const names = [...groups.keys()].sort();
  const sections = names.map((licence) => {
    const list = [...new Set(groups.get(licence).map(({ name }) => `\`${name}\``))];
    return `## ${licence}\n\n${list.join(', ')}\n`;
  });
  const exceptions = [...EXPLAINED].map(([name, reason]) => `- \`${name}\`: ${reason}`);
  return [
    '# Licences of what DeeMusic is built on\n',
    'Made by `node scripts/check-supply.mjs --write` from the lock file; `npm run check` says when it is not current. DeeMusic itself stands under the MIT licence.',
    'Listed is what a running host, its plugins and its page consist of. What builds and tests them is checked in the same way.\n',
    'All licences are permissive, but for these:\n',
    `${exceptions.join('\n')}\n`,
    ...sections,
  ].join('\n');
}

function grouped(packages) {
  const groups = new Map();
  for (const one of packages) groups.set(one.licence, [...(groups.get(one.licence) ?? []), one]);
  return groups;
}
