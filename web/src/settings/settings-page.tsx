import type { ReactElement } from 'react';
import { Page } from '../parts/index.js';
import { words } from '../words/index.js';

export function SettingsPage(): ReactElement {
  return <Page title={words.settings.title}>{null}</Page>;
}
