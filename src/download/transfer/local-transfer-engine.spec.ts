import { describeTransferEngine } from '../../../test/contracts/transfer-engine-contract.js';
import { of } from 'rxjs';
import { SystemClock } from '../../domain/index.js';
import { UndiciHttpClient } from '../../http/index.js';
import { BandwidthLimiter } from './bandwidth-limiter.js';
import { LocalTransferEngine } from './local-transfer-engine.js';

describeTransferEngine('the engine in the calling thread', (timeoutMs) => {
  const http = new UndiciHttpClient({ timeoutMs, allowPrivate: () => true });
  const engine = new LocalTransferEngine({
    http,
    pace: new BandwidthLimiter(of(0)),
    clock: new SystemClock(),
    isOwnThread: false,
  });
  return Object.assign(engine, { close: () => http.onApplicationShutdown() });
});
