export { BandwidthLimiter } from './bandwidth-limiter.js';
export { currentBootId } from './boot-id.js';
export { StreamTransferEngine } from './stream-transfer-engine.js';
export {
  TransferEngine,
  type TransferCheckpoint,
  type TransferRequest,
  type TransferResult,
  type TransferResume,
} from './transfer-engine.js';
export type { TransferTools } from './transfer-run.js';
export { UrlExpiredError } from './url-expired-error.js';
