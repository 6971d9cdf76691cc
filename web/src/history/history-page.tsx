import type { ReactElement } from 'react';
import { Page } from '../parts/index.js';
import { words } from '../words/index.js';

export function HistoryPage(): ReactElement {
  return <Page title={words.history.title}>{null}</Page>;
}
