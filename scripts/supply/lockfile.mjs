/** What of package-lock.json could bring in something else than what was looked at. Node's own modules only. */

const REGISTRY = 'https://registry.npmjs.org/';

/** Packages that run something when they are installed, each for a reason. */
export const INSTALL_SCRIPTS = new Map([
  ['sqlite3', 'fetches or compiles its native part'],
  ['@swc/core', 'looks for its native part'],
  ['esbuild', 'looks for its native part; of the build'],
  ['unrs-resolver', 'looks for its native part; of the tests'],
  ['@parcel/watcher', 'compiles its native part where none was built; of the build'],
  ['fsevents', 'compiles its native part; macOS alone'],
  ['@scarf/scarf', 'reports installations to its makers: switched off by `scarfSettings` in package.json'],
]);

/** @returns {string[]} what is wrong, in words; none when all is well */
export function lockfileFaults(lock, manifest) {
  if (lock.lockfileVersion !== 3) return ['package-lock.json is not of version 3; make it with npm 9 or newer'];
  const faults = Object.entries(lock.packages).flatMap(([path, entry]) =>
    (path.startsWith('node_modules/') || path.includes('/node_modules/')) && !entry.link
      ? entryFaults(path, entry)
      : wishFaults(path || 'package.json', entry),
  );
  faults.push(...missingPlatforms(lock.packages));
  const hasReporter = Object.keys(lock.packages).some((path) => path.endsWith('/@scarf/scarf'));
  if (hasReporter && manifest.scarfSettings?.enabled !== false)
    faults.push('package.json: scarfSettings.enabled must be false');
  return faults;
}

function entryFaults(path, { version, resolved, integrity, hasInstallScript }) {
  const faults = [];
  const name = path.replace(/^.*node_modules\//, '');
  if (!/^\d+\.\d+\.\d+/.test(version ?? '')) faults.push(`${path}: has no version`);
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')) faults.push(`${path}: has no sha512 of what is installed`);
  if (resolved !== undefined && !resolved.startsWith(REGISTRY))
    faults.push(`${path}: comes from elsewhere than ${REGISTRY}`);
  if (hasInstallScript && !INSTALL_SCRIPTS.has(name))
    faults.push(`${path}: runs a script when it is installed; look at it`);
  return faults;
}

/** What the workspaces ask for: exact versions of the registry, nothing else. */
function wishFaults(path, { dependencies = {}, devDependencies = {}, optionalDependencies = {} }) {
  if (path.includes('node_modules')) return [];
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, wish]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(wish))
    .map(([name, wish]) => `${path}: asks for ${name} "${wish}", which is no exact version`);
}

/** Parts for other systems that npm left out: `npm ci` would fail there. */
function missingPlatforms(packages) {
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${path}: its part ${name} is missing; pin an older version`),
  );
}
