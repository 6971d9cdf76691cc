import { words } from '../../words/index.js';
import type { NamedSetting } from '../data/setting-input.js';

/** @returns the settings that have every word of the query in title, explanation, heading, name or variable */
export function matching(settings: readonly NamedSetting[], query: string): readonly NamedSetting[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return settings;
  return settings.filter((setting) => {
    const text = haystack(setting);
    return wanted.every((word) => text.includes(word));
  });
}

function haystack({ key, title, description, environment, group, form }: NamedSetting): string {
  const options = (form.options ?? []).flatMap((option) => [
    option,
    words.settings.choices[key]?.[option]?.label ?? '',
  ]);
  return [title, description, key, environment, words.settings.groups[group].title, ...options].join(' ').toLowerCase();
}
