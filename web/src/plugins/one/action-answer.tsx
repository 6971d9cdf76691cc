import type { ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import type { Plugin } from '../data/plugin-queries.js';
import { Said } from '../state/said.js';

interface ActionAnswerProps {
  action: { isSuccess: boolean; error: Error | null; reset: () => void };
  isGood: boolean | undefined;
  text: string | null | undefined;
  fault?: Plugin['fault'] | undefined;
}

/** What came of an action, beside it. */
export function ActionAnswer({ action, isGood, text, fault }: ActionAnswerProps): ReactElement | null {
  if (action.error) return <ErrorBox error={action.error} onDismiss={action.reset} />;
  if (!action.isSuccess) return null;
  return (
    <Said isGood={isGood ?? false} onDismiss={action.reset}>
      {text} {fault && words.plugins.state.fault[fault]}
    </Said>
  );
}
