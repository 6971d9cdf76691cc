export const errors = {
  offline: 'The host does not answer. Is it running, and is this device in its network?',
  slow: 'The host did not answer in time. It may be busy, and may still do what it was asked to.',
  unexpected: 'Something came that this page does not understand. The host may be newer than the page: reload it.',
  odd: (status: number) => `The host answered with status ${String(status)} and said no more.`,
  foreign:
    'The answer is not from the host. Is there a sign-in of the network, or of a proxy, in between? Reload the page.',
  failed: 'That did not work',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  page: 'This page has failed. Reloading it may help; the host goes on meanwhile.',
  header: 'What happens now cannot be shown here.',
  part: 'This part could not be loaded. The host may have a newer dashboard: reload the page.',
  reload: 'Reload',
};
