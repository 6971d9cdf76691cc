/** Who is there, and what they may do. */
export { sessionQuery, useMay, useSigning, type Scope } from './session.js';
export { SessionGate } from './session-gate.js';
