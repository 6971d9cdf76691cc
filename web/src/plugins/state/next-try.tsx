import type { ReactElement } from 'react';
import { useHostNow } from '../../api/index.js';
import { say, words } from '../../words/index.js';

/** Counts down to the next attempt of a plugin that is started again by itself. */
export function NextTry({ at }: { at: number }): ReactElement {
  const now = useHostNow(1000);
  const seconds = (at - now) / 1000;
  return (
    <span role="timer" aria-live="off">
      {seconds > 0 ? words.plugins.one.nextTry(say.timeSpan(Math.ceil(seconds))) : words.plugins.one.nextTryNow}
    </span>
  );
}
