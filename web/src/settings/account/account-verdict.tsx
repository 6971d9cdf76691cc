import type { ReactElement } from 'react';
import { isUnproven, type Schema } from '../../api/index.js';
import { words } from '../../words/index.js';
import { StateLine } from '../check/state-line.js';

const say = words.settings.account;

/** Whether the account works, in one line. */
export function AccountVerdict({ source }: { source: Schema<'SourceStatus'> }): ReactElement {
  const { connected, account, hasAccount } = source;
  if (!hasAccount) return <StateLine status="warning" title={say.noAccount} text={say.noAccountText} />;
  if (isUnproven(source)) return <StateLine status="warning" title={say.unproven} text={say.unprovenText} />;
  if (!connected) return <StateLine status="failed" title={say.notConnected} text={say.notConnectedText} />;
  const name = account?.name ?? null;
  return <StateLine status="ok" title={name === null ? say.connected : say.connectedAs(name)} />;
}
