import { createTheme, type MantineColorsTuple } from '@mantine/core';
import { words } from '../words/index.js';

const iris: MantineColorsTuple = [
  '#f1efff',
  '#dfdbfb',
  '#bcb4f2',
  '#978aea',
  '#7767e3',
  '#6351df',
  '#5947de',
  '#4939c5',
  '#4032b1',
  '#35299c',
];

/** Grey with a hint of blue, so that covers look like themselves on it. */
const dark: MantineColorsTuple = [
  '#d3d7df',
  '#b4bac6',
  '#949caa',
  '#6d7585',
  '#434a58',
  '#323845',
  '#242933',
  '#191d25',
  '#12151b',
  '#0c0e13',
];

const fonts =
  "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, Ubuntu, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif, 'Apple Color Emoji'";

export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 5 },
  colors: { iris, dark },
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontFamily: fonts, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  focusRing: 'auto',
  components: {
    // Its placeholder for the first focus is a menu item without a name.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // Large enough for a thumb.
    ModalCloseButton: { defaultProps: { 'aria-label': words.shell.close, size: 40 } },
    DrawerCloseButton: { defaultProps: { 'aria-label': words.shell.close, size: 40 } },
    Alert: { defaultProps: { closeButtonLabel: words.errors.dismiss } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': words.errors.dismiss } } },
  },
});
