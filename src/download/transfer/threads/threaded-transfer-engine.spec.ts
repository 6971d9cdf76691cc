import { describeTransferEngine } from '../../../../test/contracts/transfer-engine-contract.js';
import { of } from 'rxjs';
import { OutageMonitor } from '../../../http/index.js';
import { SystemClock } from '../../../domain/index.js';
import { BandwidthLimiter } from '../bandwidth-limiter.js';
import { ThreadedTransferEngine } from './threaded-transfer-engine.js';

/** A thread knows no Jest: it runs the sources through the same compiler as the benchmarks do. */
const SOURCES = {
  entry: new URL('./transfer-thread.ts', import.meta.url),
  workerOptions: { execArgv: ['--import', '@swc-node/register/esm-register', '--conditions=deemusic:source'] },
};

describeTransferEngine('the engine in threads', (timeoutMs) => {
  const engine = new ThreadedTransferEngine({
    threads: 1,
    outages: new OutageMonitor(new SystemClock()),
    pace: new BandwidthLimiter(of(0)),
    policy: () => ({ timeoutMs: timeoutMs(), allowPrivate: true }),
    onDeath: (error) => {
      throw error;
    },
    ...SOURCES,
  });
  return Object.assign(engine, { close: () => engine.onApplicationShutdown() });
});
