import { expect, it } from '@jest/globals';
import { currentBootId } from './boot-id.js';

it('is the same within a boot', () => {
  expect(currentBootId()).toBe(currentBootId());
  expect(currentBootId()).not.toBe('');
});

it('is derived from the uptime where the kernel has no id', () => {
  expect(currentBootId('/nowhere/boot_id')).toMatch(/^uptime-\d+$/);
});
