export const leaving = {
  title: 'Leave without saving?',
  text: (count: number) =>
    count === 1 ? 'One change was not saved yet.' : `${String(count)} changes were not saved yet.`,
  stay: 'Stay here',
  leave: 'Leave, drop the changes',
};
