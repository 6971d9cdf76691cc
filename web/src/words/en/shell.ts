export const shell = {
  name: 'DeeMusic',
  skip: 'Skip to the content',
  navigation: 'Pages',
  more: 'More',
  connecting: 'Connecting to the host …',
  offline: 'The host does not answer. What you see is from before; it is brought up to date when the host is back.',
  back: 'The host is back, and everything is up to date.',
  retryNow: 'Try now',
  notices: 'Notices',
  scheme: { light: 'Light', dark: 'Dark', auto: 'As the system', label: 'Colours' },
  notFound: 'There is no such page.',
  toQueue: 'To the queue',
};
