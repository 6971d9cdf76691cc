export const now = {
  title: 'What happens now',
};
