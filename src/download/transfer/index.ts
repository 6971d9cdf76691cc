export { currentBootId } from './boot-id.js';
export {
  TransferEngine,
  type TransferCheckpoint,
  type TransferRequest,
  type TransferResult,
  type TransferResume,
} from './transfer-engine.js';
export { TRANSFER_PROVIDERS } from './transfer.providers.js';
export { UrlExpiredError } from './url-expired-error.js';
