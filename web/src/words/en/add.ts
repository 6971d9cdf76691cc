export const add = {
  title: 'Add',
};
