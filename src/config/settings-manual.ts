import { definitionOf, SETTING_KEYS } from './setting-definitions.js';
import { environmentName, flagName, type SettingKey } from './setting-key.js';

const HEAD = `# Settings

<!-- Made from the schema in src/config by \`node scripts/settings-doc.mjs\`; edit the schema, not this page. -->

Order: command line > environment > \`config.json\` in the data folder > default. All faults are reported at once.
Sizes are plain numbers of bytes or have a unit: \`512MiB\`, \`1.5GB\`. An empty variable counts as not set.
Secrets have no flag; they can be read from a file that \`…_FILE\` (or \`--…-file\`) names.
What is set by flag or environment is locked: \`PUT /api/v1/settings\` refuses to change it. A live setting takes effect at once,
the others with the next start.
`;

/** `docs/settings.md`, from the schema. */
export function settingsManual(): string {
  return `${[HEAD, ...SETTING_KEYS.map(section)].join('\n')}`;
}

function section(key: SettingKey): string {
  const definition = definitionOf(key);
  const marks = [definition.isSecret && 'secret', definition.isLive ? 'live' : 'needs a restart'].filter(Boolean);
  const flag = flagName(key) + (definition.isSecret ? '-file' : '');
  const environment = environmentName(key);
  return [
    `## ${key}`,
    '',
    definition.description,
    '',
    `- environment: \`${environment}\`${definition.isSecret ? `, \`${environment}_FILE\`` : ''}`,
    `- flag: \`--${flag}\``,
    `- default: ${definition.defaultText ?? shown(definition.default)}`,
    `- ${marks.join(', ')}${definition.isOutsideOnly ? '; not in `config.json`' : ''}`,
    '',
  ].join('\n');
}

function shown(value: string | number | boolean | null): string {
  return value === null ? 'none' : `\`${String(value)}\``;
}
