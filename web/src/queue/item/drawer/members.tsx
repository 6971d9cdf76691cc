import { ActionIcon, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { call, rest } from '../../../api/index.js';
import { itemStore, useItem } from '../../../live/index.js';
import { useMay } from '../../../session/index.js';
import { errorText, words } from '../../../words/index.js';
import { ACTION_SIGNS } from '../actions/action-signs.js';
import { actionsFor } from '../actions/actions-for.js';
import { useItemCommands } from '../actions/item-commands.js';
import { titleOf } from '../line/title-of.js';
import { membersText } from '../meter/parts-of.js';
import classes from './members.module.css';
import texts from './texts.module.css';
import { Section } from './section.js';

const SHOWN = 20;

interface MembersProps {
  item: Item;
  onOpen: (id: string) => void;
}

/** How the members of a collection stand, and those of them that are missing. */
export function Members({ item, onOpen }: MembersProps): ReactElement | null {
  const { children, id } = item;
  const missing = (children?.failed ?? 0) + (children?.cancelled ?? 0);
  const { data } = useQuery({
    queryKey: ['downloads', id, 'more', 'missing'],
    queryFn: () => readMissing(id),
    enabled: missing > 0,
    placeholderData: keepPreviousData,
  });
  // Of what is all there its standing says it already.
  if (!children || children.total === 0 || item.status === 'completed') return null;
  const rest = missing - SHOWN;
  return (
    <Section title={missing > 0 ? words.item.drawer.missing : words.item.drawer.members}>
      <Text size="sm" c="dimmed" mb={missing > 0 ? 6 : 0}>
        {words.item.tracks(children.total)}: {membersText(item)}
      </Text>
      {missing > 0 && (
        <ul className={classes.members}>
          {data?.map((member) => (
            <Member key={member} id={member} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {missing > 0 && rest > 0 && (
        <Text size="sm" c="dimmed">
          {words.item.drawer.andMore(rest)}
        </Text>
      )}
    </Section>
  );
}

async function readMissing(id: string): Promise<string[]> {
  const askedAt = performance.now();
  const query = { status: ['failed', 'cancelled'], limit: SHOWN };
  const { items } = await call(rest.GET('/api/v1/downloads/{id}/children', { params: { path: { id }, query } }));
  itemStore.absorb(items, askedAt);
  return items.map((item) => item.id);
}

function Member({ id, onOpen }: { id: string; onOpen: (id: string) => void }): ReactElement | null {
  const item = useItem(id);
  const mayControl = useMay('control');
  const { isPending, error, retry } = useItemCommands(id);
  if (!item) return null;
  const isMissing = actionsFor(item).some(({ name }) => name === 'retry');
  const reason = item.error?.message ?? words.item.status[item.status];
  return (
    <li className={classes.member}>
      <button type="button" className={classes.memberText} onClick={() => onOpen(id)}>
        <span className={texts.wrap}>{titleOf(item)}</span>
        <span className={error ? texts.bad : texts.quiet}>
          {error ? errorText(error) : isMissing ? reason : words.item.status[item.status]}
        </span>
      </button>
      {mayControl && isMissing && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          loading={isPending}
          aria-label={words.item.drawer.retryOf(titleOf(item))}
          onClick={() => void retry(id)}
        >
          <ACTION_SIGNS.retry size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
