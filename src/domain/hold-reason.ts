/** Reasons that hold the whole queue; derived, never written to rows. */
export const HOLD_REASONS = ['quota', 'auth', 'config', 'disk', 'network', 'daily-limit', 'paused-queue'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
