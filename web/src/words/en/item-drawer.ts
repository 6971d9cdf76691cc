/** All that is known of one item. */
export const drawer = {
  title: 'Details',
  close: 'Close the details',
  loading: 'Loading …',
};
