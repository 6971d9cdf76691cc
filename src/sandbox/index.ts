export type { ServedFormat } from './audio/media-library.js';
export { SANDBOX_CODES, SANDBOX_IDS } from './catalogue/ids.js';
export { SandboxControl } from './control/sandbox-control.js';
export type { RequestLogEntry } from './request-log.js';
export { startSandbox, type Sandbox, type SandboxCatalogue } from './sandbox.js';
export {
  FAULT_KINDS,
  SANDBOX_SERVICES,
  type FaultKind,
  type SandboxFault,
  type SandboxService,
} from './sandbox-fault.js';
export {
  SANDBOX_PLANS,
  type RateLimit,
  type SandboxChunking,
  type SandboxOptions,
  type SandboxPlan,
  type SandboxScenario,
} from './sandbox-options.js';
