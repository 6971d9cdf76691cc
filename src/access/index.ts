export { AccessGuard } from './access.guard.js';
export { AccessModule } from './access.module.js';
export { AccessPolicy, requireScope } from './access-policy.js';
export type { AccessRequest, Identity } from './access-request.js';
export { includesScope, NeedsScope, Open, SCOPES, type Scope } from './scope.js';
export { TokenBook } from './token-book.js';
export { TokenService } from './token.service.js';
