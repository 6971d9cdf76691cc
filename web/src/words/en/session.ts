export const session = {
  title: 'Sign in',
  lead: 'This host wants to know who is there. Enter an access token.',
  token: 'Access token',
  where: 'The first one is in the log of the host, shown once when it was made. Others: npx deemusic token create',
  signIn: 'Sign in',
  signOut: 'Sign out',
  wrong: 'This access token is not valid (any more).',
  locked: (seconds: number) => `Too many attempts. Try again in ${String(seconds)} s.`,
  readOnly: 'This token may look, not change.',
};
