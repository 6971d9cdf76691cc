import { describe, expect, it } from '@jest/globals';
import type { ItemStatus } from 'deemusic/wire';
import { offerOf } from './offer.js';

describe('offerOf', () => {
  it('adds what the host does not know', () => {
    expect(offerOf(null)).toEqual({ action: 'add', force: false });
  });

  it.each<ItemStatus>(['pending', 'downloading', 'processing', 'paused'])('lets %s be', (status) => {
    expect(offerOf(status).action).toBeNull();
  });

  it('forces only what is there already', () => {
    const all: ItemStatus[] = ['completed', 'partial', 'failed', 'cancelled', 'skipped', 'pending'];
    expect(all.filter((status) => offerOf(status).force)).toEqual(['completed']);
  });

  it('gets only what is missing of a partial collection', () => {
    expect(offerOf('partial')).toEqual({ action: 'missing', force: false });
  });
});
