import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schema } from '../../api/index.js';
import { sessionQuery } from '../../session/index.js';
import { say, words } from '../../words/index.js';
import lines from '../lines/lines.module.css';

export type Token = Schema<'Token'>;

/** One token, without its secret. */
export function TokenLine({ token, onRevoke }: { token: Token; onRevoke: (token: Token) => void }): ReactElement {
  const { data: session } = useQuery(sessionQuery);
  const { tokens } = words.about;
  const used = token.lastUsedAt === null ? tokens.neverUsed : tokens.lastUsed(say.moment(token.lastUsedAt));
  return (
    <li className={lines.line}>
      <span className={lines.main}>{token.name}</span>
      <Badge variant="light" color="gray" tt="none" title={tokens.scopes[token.scope]}>
        {tokens.scopeShort[token.scope]}
      </Badge>
      <span className={lines.quiet} title={tokens.createdAt(say.moment(token.createdAt))}>
        {session?.needsToken && session.name === token.name ? tokens.own : used}
      </span>
      <Button
        variant="subtle"
        color="red"
        mih={40}
        aria-label={tokens.revokeOf(token.name)}
        onClick={() => {
          onRevoke(token);
        }}
      >
        {tokens.revoke}
      </Button>
    </li>
  );
}
