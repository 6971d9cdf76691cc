/** Why the host ends a process. */
export interface KillCause {
  /** What the plugin is told to have done, or what the host wants. */
  words: string;
  /** The host wanted it; it does not count as an abnormal exit. */
  isWanted: boolean;
  /** Requests in flight that are not at fault themselves: taken back (true) or failed with the crash (false). */
  isCollateral: boolean;
}

/** How a process ended. */
export type ProcessEnd = KillCause;

/** The host stops it in order. */
export const STOPPED: KillCause = { words: 'its process was stopped', isWanted: true, isCollateral: true };
