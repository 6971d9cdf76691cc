import type { Schema } from './types.js';

/** @returns whether an account is set that the host has not tried yet: it signs in when the first track wants it */
export function isUnproven({ hasAccount, connected, warnings }: Schema<'SourceStatus'>): boolean {
  return hasAccount && !connected && warnings.length === 0;
}
