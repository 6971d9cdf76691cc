/** What the command's exit code says; documented in `docs/cli.md`. */
export const EXIT = {
  ok: 0,
  /** Something failed that no other code names. */
  failure: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** No host answers. */
  unreachable: 3,
  /** The host wants a token, or another one. */
  refused: 4,
  notFound: 5,
  /** Not possible in the present state, or locked by flag or environment. */
  conflict: 6,
  /** It ran to its end, and not everything is well: failed tracks, a failed check. */
  incomplete: 7,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
