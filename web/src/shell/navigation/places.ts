import { words } from '../../words/index.js';

/** Where two keys lead. */
export const places: readonly { keys: string; href: string; title: string }[] = [
  { keys: 'g q', href: '/', title: words.queue.title },
  { keys: 'g h', href: '/history', title: words.history.title },
  { keys: 'g p', href: '/plugins', title: words.plugins.title },
  { keys: 'g s', href: '/settings', title: words.settings.title },
  { keys: 'g a', href: '/about', title: words.about.title },
];
