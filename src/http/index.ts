export { HttpModule } from './http.module.js';
export * from './lean.js';
export { networkPolicy } from './network-policy.js';
export { isLoopbackUrl, isPrivateAddress } from './private-address.js';
export { RateGovernor, type GovernorState, type Permit } from './rate-governor.js';
