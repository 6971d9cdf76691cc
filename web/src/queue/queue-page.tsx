import type { ReactElement } from 'react';
import { Page } from '../parts/index.js';
import { words } from '../words/index.js';

export function QueuePage(): ReactElement {
  return <Page title={words.queue.title}>{null}</Page>;
}
