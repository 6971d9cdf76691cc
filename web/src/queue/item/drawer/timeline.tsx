import { Button, Skeleton } from '@mantine/core';
import { IconArrowsMove, IconListDetails, IconNote, IconPlus, type TablerIcon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { call, rest } from '../../../api/index.js';
import { ErrorBox, STATUS_SIGNS } from '../../../parts/index.js';
import { say, words } from '../../../words/index.js';
import texts from './texts.module.css';
import { Section } from './section.js';
import classes from './timeline.module.css';
import { eventWords, type EventWords, type TimelineEntry } from './timeline-words.js';

/** The newest; the others on demand. */
const SHOWN = 12;

const SIGNS: Record<EventWords['sign'], TablerIcon> = {
  ...STATUS_SIGNS,
  added: IconPlus,
  expanded: IconListDetails,
  moved: IconArrowsMove,
  note: IconNote,
};

/** What happened to the item, the newest first. */
export function Timeline({ id }: { id: string }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['downloads', id, 'more', 'timeline'],
    queryFn: async () => {
      const { items } = await call(rest.GET('/api/v1/downloads/{id}/timeline', { params: { path: { id } } }));
      return items.reverse();
    },
  });
  const shown = isWhole ? data : data?.slice(0, SHOWN);
  return (
    <Section title={words.item.drawer.timelineTitle}>
      {error && !data && <ErrorBox error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={180} radius="md" />}
      <ol className={classes.list}>
        {shown?.map((entry, index) => (
          // Newest first: counted from the other end an event keeps its number.
          <Event key={(data?.length ?? 0) - index} entry={entry} />
        ))}
      </ol>
      {data && !isWhole && data.length > SHOWN && (
        <Button variant="subtle" size="compact-md" mt={4} onClick={() => setWhole(true)}>
          {words.item.drawer.earlier(data.length - SHOWN)}
        </Button>
      )}
    </Section>
  );
}

function Event({ entry }: { entry: TimelineEntry }): ReactElement {
  const { text, detail, sign, tone } = eventWords(entry);
  const Sign = SIGNS[sign];
  return (
    <li className={classes.event} data-tone={tone}>
      <span className={classes.sign}>
        <Sign size={16} stroke={1.75} aria-hidden />
      </span>
      <span className={classes.text}>
        <span>{text}</span>
        {detail !== null && <span className={texts.quiet}>{detail}</span>}
      </span>
      <time className={classes.time} dateTime={new Date(entry.at).toISOString()}>
        {say.moment(entry.at)}
      </time>
    </li>
  );
}
