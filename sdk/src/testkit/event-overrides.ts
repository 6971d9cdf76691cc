import type { HookName, Hooks, MemberInfo } from '../hooks.js';

type Plain = string | number | boolean | null | undefined;

/** Parts of an object, at any depth; a list is given whole. */
export type Overrides<T> = T extends Plain | readonly unknown[] ? T : { [Key in keyof T]?: Overrides<T[Key]> };

type WithMembers<Event> = Event extends { members: MemberInfo[] }
  ? Overrides<Omit<Event, 'members'>> & { members?: Overrides<MemberInfo>[] }
  : Overrides<Event>;

/** What a test says of an event; the rest is made up. Of a member, too, a part is enough. */
export type EventOverrides<Name extends HookName> = WithMembers<Hooks[Name]['event']>;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `base` with what `overrides` (of the type `Overrides<T>`) says; `undefined` says nothing. */
export function withOverrides<T>(base: T, overrides: unknown): T {
  if (overrides === undefined) return base;
  if (!isObject(base) || !isObject(overrides)) return overrides as T;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(overrides)) merged[key] = withOverrides(merged[key], value);
  return merged as T;
}
