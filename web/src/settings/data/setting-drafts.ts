import { createStore } from 'zustand/vanilla';
import type { FaultDetail } from '../../api/index.js';
import { valueOf, type Input, type NamedSetting, type PlainValue } from './setting-input.js';

/** A change that was not saved yet. */
export interface Draft {
  /** null = back to the default. */
  readonly input: Input | null;
  /** What the host had when it was begun: another value by now was put there by somebody else. */
  readonly base: NamedSetting['value'];
}

export type Drafts = Readonly<Record<string, Draft>>;

interface DraftState {
  drafts: Drafts;
  /** What the host said against single ones, by name. */
  faults: Readonly<Record<string, string>>;
}

/** Outlives the page: who goes back in the browser and comes again finds their changes. Secrets never come here. */
export const draftState = createStore<DraftState>(() => ({ drafts: {}, faults: {} }));

/** @returns the value that a draft stands for; null puts the default back */
export function draftValue({ form }: NamedSetting, { input }: Draft): PlainValue {
  return input === null ? null : valueOf(form, input);
}

function differs(setting: NamedSetting, draft: Draft): boolean {
  const value = draft.input === null ? setting.default : draftValue(setting, draft);
  return value !== setting.value;
}

/** @returns what would be saved: drafts that say something else than the host does, in the order of the settings */
export function changesOf(settings: readonly NamedSetting[], drafts: Drafts): NamedSetting[] {
  return settings.filter((setting) => {
    const draft = drafts[setting.key];
    return draft !== undefined && !setting.locked && differs(setting, draft);
  });
}

/** @returns whether somebody else has changed it since the draft was begun */
export function isContested(setting: NamedSetting, draft: Draft): boolean {
  return draft.base !== setting.value && differs(setting, draft);
}

/** Takes what is typed. What comes back to where it was is no change. */
export function edit(setting: NamedSetting, input: Input | null): void {
  const { drafts } = draftState.getState();
  const { [setting.key]: former, ...others } = drafts;
  const draft = { input, base: former ? former.base : setting.value };
  // What is half typed may look like the former value while other characters are on their way: it stays as it is.
  const isBack = !differs(setting, draft) && draft.base === setting.value && typeof input !== 'string';
  draftState.setState({
    drafts: isBack ? others : { ...drafts, [setting.key]: draft },
    faults: withoutFault(setting.key),
  });
}

/** Keeps a draft although somebody else has changed the setting. */
export function insist({ key, value }: NamedSetting): void {
  const { drafts } = draftState.getState();
  const draft = drafts[key];
  if (draft) draftState.setState({ drafts: { ...drafts, [key]: { ...draft, base: value } } });
}

/** Forgets the draft of one setting, or all. */
export function putBack(key?: string): void {
  if (key === undefined) draftState.setState({ drafts: {}, faults: {} });
  else {
    const { [key]: _, ...drafts } = draftState.getState().drafts;
    draftState.setState({ drafts, faults: withoutFault(key) });
  }
}

/** Forgets what was saved; what was typed since then stays. */
export function settle(sent: Drafts): void {
  const { drafts } = draftState.getState();
  draftState.setState({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([key, draft]) => sent[key] !== draft)),
    faults: {},
  });
}

/** Keeps what the host said against single ones. */
export function refuse(details: readonly FaultDetail[]): void {
  const named = details.flatMap(({ path, message }) => (path === undefined ? [] : [[path, message] as const]));
  draftState.setState({ faults: Object.fromEntries(named) });
}

function withoutFault(key: string): DraftState['faults'] {
  const { [key]: _, ...faults } = draftState.getState().faults;
  return faults;
}
