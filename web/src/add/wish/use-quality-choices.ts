import type { Quality } from 'deemusic/wire';
import { words } from '../../words/index.js';
import type { Choice } from './choice-select.js';
import { hindranceOf, QUALITIES } from './quality-notes.js';
import { useDefaultQuality } from './use-default-quality.js';
import { useSourceStatus } from './use-source-status.js';

/** No quality is named: the host takes the one that it is set to. */
export const AS_SET = 'as-set';

/** The qualities to choose from, the host's own first; marked where the account may not have them. */
export function useQualityChoices(): Choice<Quality | typeof AS_SET>[] {
  const account = useSourceStatus();
  const asSet = useDefaultQuality();
  const warningOf = (quality: Quality | undefined): string | undefined => {
    const hindrance = quality && hindranceOf(quality, account);
    return hindrance ? words.add.hindrance[hindrance] : undefined;
  };
  const own = QUALITIES.find((quality) => quality === asSet);
  return [
    {
      value: AS_SET,
      label: own ? words.add.asSet(words.add.quality[own].label) : words.add.asSetUnknown,
      note: words.add.asSetNote,
      warning: warningOf(own),
    },
    ...QUALITIES.map((value) => ({ value, ...words.add.quality[value], warning: warningOf(value) })),
  ];
}
