import {
  IconHistory,
  IconInfoCircle,
  IconPlaylist,
  IconPlus,
  IconPuzzle,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import { QueuePage } from '../queue/index.js';
import { words } from '../words/index.js';

interface PageEntry {
  /** As wouter writes it. */
  path: string;
  title: string;
  icon: TablerIcon;
  component: ComponentType;
  /** On a phone it lies behind "More". */
  isMinor?: true;
}

const AddPage = lazy(() => import('../add/index.js').then(({ AddPage }) => ({ default: AddPage })));
const HistoryPage = lazy(() => import('../history/index.js').then(({ HistoryPage }) => ({ default: HistoryPage })));
const PluginsPage = lazy(() => import('../plugins/index.js').then(({ PluginsPage }) => ({ default: PluginsPage })));
const SettingsPage = lazy(() => import('../settings/index.js').then(({ SettingsPage }) => ({ default: SettingsPage })));
const AboutPage = lazy(() => import('../about/index.js').then(({ AboutPage }) => ({ default: AboutPage })));

/** Not in the navigation: the queue leads there as long as nothing is set up. */
export const WelcomePage = lazy(() =>
  import('../welcome/index.js').then(({ WelcomePage }) => ({ default: WelcomePage })),
);

/** The pages in the order of the navigation. The queue is part of the first load, the others come when they are wanted. */
export const pages: readonly PageEntry[] = [
  { path: '/', title: words.queue.title, icon: IconPlaylist, component: QueuePage },
  { path: '/add', title: words.add.title, icon: IconPlus, component: AddPage },
  { path: '/history', title: words.history.title, icon: IconHistory, component: HistoryPage },
  { path: '/plugins/:id?', title: words.plugins.title, icon: IconPuzzle, component: PluginsPage },
  { path: '/settings', title: words.settings.title, icon: IconSettings, component: SettingsPage, isMinor: true },
  { path: '/about', title: words.about.title, icon: IconInfoCircle, component: AboutPage, isMinor: true },
];

/** @returns where the navigation leads for a page */
export function linkOf({ path }: PageEntry): string {
  return path.replace(/\/:.*$/, '');
}
