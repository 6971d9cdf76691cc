import type { ReactElement } from 'react';
import { isUnproven, type Schema } from '../../api/index.js';
import { words } from '../../words/index.js';
import { HostCheck } from '../check/host-check.js';

/** Names of the findings that are about the account. */
const CHECKS = /^(account|secret)-|^clock$/;

/** Lets the host try the account; one that was not tried yet by itself. */
export function AccountCheck({ source }: { source: Schema<'SourceStatus'> }): ReactElement {
  return <HostCheck label={words.settings.account.check} checks={CHECKS} isAutomatic={isUnproven(source)} />;
}
