import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** What a token may do, each with all that is before it: look, change the queue, run the host. */
export const SCOPES = ['read', 'control', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** @returns whether somebody with `held` may do what needs `needed` */
export function includesScope(held: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(held) >= SCOPES.indexOf(needed);
}

export const SCOPE_METADATA = 'deemusic:scope';
export const OPEN_METADATA = 'deemusic:open';

/** What a route needs. Without it: `read` for GET and HEAD, `control` for all else. */
export function NeedsScope(scope: Scope): CustomDecorator {
  return SetMetadata(SCOPE_METADATA, scope);
}

/** A route for everybody: health. */
export function Open(): CustomDecorator {
  return SetMetadata(OPEN_METADATA, true);
}
