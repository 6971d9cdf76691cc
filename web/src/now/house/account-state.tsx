import { useQuery } from '@tanstack/react-query';
import {
  IconUserCheck,
  IconUserExclamation,
  IconUserOff,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { sourceQuery } from '../../api/index.js';
import { words } from '../../words/index.js';
import { accountStanding, type AccountStanding } from './account-standing.js';
import classes from './house.module.css';

const ICONS: Record<AccountStanding['tone'], TablerIcon> = {
  good: IconUserCheck,
  quiet: IconUserQuestion,
  warning: IconUserExclamation,
  bad: IconUserOff,
};

/** How the account stands; leads to its settings. */
export function AccountState({ onLeave }: { onLeave?: () => void }): ReactElement {
  const { data, isError } = useQuery(sourceQuery);
  const { account } = words.now;
  // Its place is kept while it is on its way.
  if (!data && !isError) return <div className={classes.account} />;
  const standing: AccountStanding = data
    ? accountStanding(data)
    : { tone: 'quiet', text: account.unknown, detail: null };
  const Icon = ICONS[standing.tone];
  return (
    <Link
      href="/settings#account"
      className={classes.account}
      data-tone={standing.tone}
      onClick={onLeave}
      title={account.open}
    >
      <Icon size={20} stroke={1.75} aria-hidden />
      <span className={classes.lines}>
        <span className={classes.main}>{standing.text}</span>
        {standing.detail !== null && <span className={classes.detail}>{standing.detail}</span>}
      </span>
    </Link>
  );
}
