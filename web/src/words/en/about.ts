export const about = {
  title: 'About',
};
