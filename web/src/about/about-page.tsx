import type { ReactElement } from 'react';
import { Page } from '../parts/index.js';
import { words } from '../words/index.js';

export function AboutPage(): ReactElement {
  return <Page title={words.about.title}>{null}</Page>;
}
