import { IconKey } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { AdminSection } from '../admin-section.js';
import { Lines } from '../lines/lines.js';
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
    <AdminSection
      title={tokens.title}
      lead={tokens.lead}
      action={{
        icon: IconKey,
        text: tokens.create,
        run: () => {
          setIsMaking(true);
        },
      }}
    >
      <Lines list={list} label={tokens.list} none={tokens.none}>
        {(token) => <TokenLine key={token.id} token={token} onRevoke={setDoomed} />}
      </Lines>
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
    </AdminSection>
  );
}
