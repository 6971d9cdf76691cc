import { Injectable } from '@nestjs/common';

/** The figures of PLUGINS' processes, in milliseconds where nothing else is said; specs set their own. */
@Injectable()
export class ProcessLimits {
  /** From spawn to the end of `setup`; also how long a run waits for a process that is in backoff. */
  startMs = 20_000;
  /** Between a cancellation and the kill. */
  graceMs = 2000;
  /** A process without work and without observers ends after that. */
  idleMs = 60_000;
  /** A process is called busy until it has had nothing to do for so long: a row of short runs is one piece of news, not two for each. */
  calmMs = 250;
  /** Between two pings while something is in flight. */
  pingMs = 5000;
  /** An event loop that leaves a ping unanswered for so long is blocked. */
  blockedMs = 1000;
  /** Between two looks at the memory. */
  memoryMs = 1000;
  /** Of `config/validate` and `health`. */
  askMs = 15_000;
  /** Of `config/changed`. */
  applyMs = 5000;
  /** For its own farewell, `dispose`. */
  disposeMs = 2000;
  /** From SIGKILL to the exit; what hangs longer hangs in the kernel, e.g. on a lost network disk. */
  killMs = 5000;
  /** Abnormal exits within {@link tripWindowMs} that switch the plugin off. */
  tripExits = 5;
  tripWindowMs = 600_000;
  /** First and longest delay before a process is started again. */
  backoffMs = 1000;
  maxBackoffMs = 60_000;
  /** A process that worked for so long has proven itself: the next delay is the first one again. */
  provenMs = 60_000;
  /** Events held for an observer whose process is not up yet. */
  heldEvents = 64;
}
