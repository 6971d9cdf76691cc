import type { ReactElement } from 'react';
import { Page } from '../parts/index.js';
import { words } from '../words/index.js';

export function PluginsPage(): ReactElement {
  return <Page title={words.plugins.title}>{null}</Page>;
}
