import type { ReactElement } from 'react';
import { Page } from '../parts/index.js';
import { words } from '../words/index.js';

export function WelcomePage(): ReactElement {
  return <Page title={words.welcome.title}>{null}</Page>;
}
