import { Button, Skeleton, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import lines from '../lines.module.css';
import { Section } from '../section.js';
import { NewTokenDialog } from './new-token-dialog.js';
import { RevokeDialog } from './revoke-dialog.js';
import { TokenLine, type Token } from './token-line.js';
import { useTokens } from './use-tokens.js';

/** Who may enter: tokens with what they may and when they were used last. */
export function Tokens(): ReactElement {
  const isAdmin = useMay('admin');
  const { list, creation, revocation } = useTokens(isAdmin);
  const [isMaking, setIsMaking] = useState(false);
  const [doomed, setDoomed] = useState<Token | null>(null);
  const { tokens } = words.about;
  return (
    <Section
      title={tokens.title}
      lead={isAdmin ? tokens.lead : words.about.noAdmin}
      action={
        <Button
          variant="default"
          className={lines.action}
          leftSection={<IconKey size={18} stroke={1.75} aria-hidden />}
          disabled={!isAdmin}
          onClick={() => {
            setIsMaking(true);
          }}
        >
          {tokens.create}
        </Button>
      }
    >
      {list.error && <ErrorBox error={list.error} onRetry={() => void list.refetch()} />}
      {list.isLoading && <Skeleton height={44} />}
      {list.data?.items.length === 0 && <Text size="sm">{tokens.none}</Text>}
      {list.data && list.data.items.length > 0 && (
        <ul className={lines.list} aria-label={tokens.list}>
          {list.data.items.map((token) => (
            <TokenLine key={token.id} token={token} onRevoke={setDoomed} />
          ))}
        </ul>
      )}
      <NewTokenDialog
        isOpen={isMaking}
        creation={creation}
        onClose={() => {
          setIsMaking(false);
          creation.reset();
        }}
      />
      <RevokeDialog
        token={doomed}
        revocation={revocation}
        onClose={() => {
          setDoomed(null);
          revocation.reset();
        }}
      />
    </Section>
  );
}
