import { describe, expect, it } from '@jest/globals';
import { intentOf, type Pressed } from './grid-keys.js';

/** e.g. `Shift+ArrowDown` */
function press(combination: string): Pressed {
  const keys = combination.split('+');
  return {
    key: keys.at(-1) === 'Space' ? ' ' : (keys.at(-1) ?? ''),
    shiftKey: keys.includes('Shift'),
    ctrlKey: keys.includes('Ctrl'),
    metaKey: keys.includes('Meta'),
    altKey: keys.includes('Alt'),
  };
}

describe('keys on a row', () => {
  it.each([
    ['ArrowDown', { kind: 'go', to: 'down', isRange: false }],
    ['Shift+PageUp', { kind: 'go', to: 'page-up', isRange: true }],
    ['End', { kind: 'go', to: 'last', isRange: false }],
    ['Ctrl+Shift+Home', { kind: 'go', to: 'first', isRange: true }],
    ['ArrowRight', { kind: 'unfold' }],
    ['ArrowLeft', { kind: 'fold' }],
    ['Enter', { kind: 'open' }],
    ['Space', { kind: 'select' }],
    ['Shift+Space', { kind: 'select-range' }],
    ['Ctrl+a', { kind: 'select-all' }],
    ['Meta+A', { kind: 'select-all' }],
    ['Escape', { kind: 'clear' }],
    ['Delete', { kind: 'remove' }],
    ['Shift+F10', { kind: 'menu' }],
    ['ContextMenu', { kind: 'menu' }],
    ['Alt+ArrowUp', { kind: 'shift', to: 'up' }],
    ['Alt+End', { kind: 'shift', to: 'bottom' }],
  ])('%s', (combination, intent) => {
    expect(intentOf(press(combination))).toEqual(intent);
  });

  it.each([
    'a',
    '/',
    'Tab',
    'Ctrl+c',
    'Ctrl+r',
    'Alt+ArrowLeft',
    'Shift+Tab',
    'Shift+Enter',
    'constructor',
    'Alt+toString',
  ])('%s is left to the browser', (combination) => {
    expect(intentOf(press(combination))).toBeNull();
  });
});
