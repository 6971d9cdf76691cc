import type { ReactElement } from 'react';
import { Page } from '../parts/index.js';
import { words } from '../words/index.js';

export function AddPage(): ReactElement {
  return <Page title={words.add.title}>{null}</Page>;
}
