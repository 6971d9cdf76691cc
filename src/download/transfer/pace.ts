/** How fast bytes may come (port): the limit of all transfers together, in the host itself or as another thread is told of it. */
export interface Pace {
  /** Whether there is no limit, so that nobody has to ask; may change at any time. */
  readonly isFree: boolean;
  /** Resolves when so many bytes may pass. @throws the signal's reason as soon as it aborts */
  take(bytes: number, signal: AbortSignal): Promise<void>;
}
