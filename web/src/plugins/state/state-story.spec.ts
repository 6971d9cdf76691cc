import { describe, expect, it } from '@jest/globals';
import type { Plugin } from '../data/plugin-queries.js';
import { stateStory } from './state-story.js';

function story(plugin: Partial<Plugin>) {
  return stateStory({ state: 'ready', reason: null, fault: null, enabled: true, ...plugin } as Plugin);
}

describe('how a plugin stands, in words', () => {
  it('is no trouble while it works or is off', () => {
    for (const state of ['ready', 'busy', 'starting', 'stopping', 'disabled'] as const)
      expect(story({ state }).isTrouble).toBe(false);
  });

  it('is trouble when somebody has to look at it, and says what to do', () => {
    for (const state of ['backoff', 'tripped', 'needs_config', 'needs_auth', 'missing', 'incompatible'] as const) {
      expect(story({ state }).isTrouble).toBe(true);
      expect(story({ state }).advice).toMatch(/\w+ .*\.$/);
    }
  });

  it('makes a sentence of the reason', () => {
    expect(story({ reason: 'its folder is gone' }).reason).toBe('Its folder is gone.');
    expect(story({ reason: 'Is it there?' }).reason).toBe('Is it there?');
    expect(story({}).reason).toBeNull();
  });

  it('tells one that is switched off from one that is kept off', () => {
    expect(story({ state: 'disabled', enabled: true }).advice).toContain('plugins.mode');
    expect(story({ state: 'disabled', enabled: false }).advice).toContain('Switch it on');
  });
});
