/** Of every button that copies something. */
export const copy = {
  copied: 'Copied',
  failed: 'The browser does not allow copying here',
};
