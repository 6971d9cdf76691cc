import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  changesOf,
  draftState,
  draftValue,
  edit,
  insist,
  isContested,
  putBack,
  refuse,
  settle,
} from './setting-drafts.js';
import type { NamedSetting } from './setting-input.js';

const parallel = {
  key: 'download.concurrentDownloads',
  form: { kind: 'integer', nullable: false },
  value: 4,
  default: 8,
  locked: false,
} as NamedSetting;
const fallback = {
  ...parallel,
  key: 'download.fallback',
  form: { kind: 'flag' },
  value: true,
  default: true,
} as NamedSetting;
const all = [parallel, fallback];

const changed = (settings = all): string[] => changesOf(settings, draftState.getState().drafts).map(({ key }) => key);

function draftOf({ key }: NamedSetting) {
  const draft = draftState.getState().drafts[key];
  if (!draft) throw new Error(`there is no draft of ${key}`);
  return draft;
}

beforeEach(() => {
  putBack();
});

describe('drafts', () => {
  it('count where they say something else than the host', () => {
    edit(parallel, '6');
    edit(fallback, false);
    expect(changed()).toEqual([parallel.key, fallback.key]);
    edit(parallel, '4');
    edit(fallback, true);
    expect(changed()).toEqual([]);
    expect(draftState.getState().drafts).not.toHaveProperty([fallback.key]);
  });

  it('put the default back with null', () => {
    edit(parallel, null);
    expect(changed()).toEqual([parallel.key]);
    expect(draftValue(parallel, draftOf(parallel))).toBeNull();
    edit(fallback, null);
    expect(changed()).toEqual([parallel.key]);
  });

  it('of locked settings are no changes', () => {
    edit(parallel, '6');
    expect(changed([{ ...parallel, locked: true }])).toEqual([]);
  });

  it('notice what others change meanwhile, and stay', () => {
    edit(parallel, '6');
    const elsewhere = { ...parallel, value: 5 };
    expect(isContested(parallel, draftOf(parallel))).toBe(false);
    expect(isContested(elsewhere, draftOf(parallel))).toBe(true);
    edit(elsewhere, '60');
    expect(isContested(elsewhere, draftOf(parallel))).toBe(true);
    insist(elsewhere);
    expect(isContested(elsewhere, draftOf(parallel))).toBe(false);
    expect(changed([elsewhere])).toEqual([parallel.key]);
  });

  it('are no quarrel where both want the same', () => {
    edit(parallel, '6');
    expect(isContested({ ...parallel, value: 6 }, draftOf(parallel))).toBe(false);
    expect(changed([{ ...parallel, value: 6 }])).toEqual([]);
  });

  it('that were typed after saving stay', () => {
    edit(parallel, '6');
    edit(fallback, false);
    const sent = draftState.getState().drafts;
    edit(parallel, '60');
    settle(sent);
    expect(changed()).toEqual([parallel.key]);
    expect(draftOf(parallel).input).toBe('60');
  });

  it('keep a fault until they are edited', () => {
    edit(parallel, '600');
    refuse([{ path: parallel.key, message: 'too much' }, { message: 'something else' }]);
    expect(draftState.getState().faults).toEqual({ [parallel.key]: 'too much' });
    edit(fallback, false);
    expect(draftState.getState().faults).toEqual({ [parallel.key]: 'too much' });
    edit(parallel, '60');
    expect(draftState.getState().faults).toEqual({});
  });
});
