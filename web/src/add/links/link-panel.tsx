import { Group, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { AddMany, ManyRefused } from '../adding/add-many.js';
import { AddedNote } from '../adding/added-note.js';
import { useAdding } from '../adding/use-adding.js';
import type { Reading } from '../reading/read-text.js';
import { RowList } from '../rows/row-list.js';
import { keyOf } from '../standing/ref.js';
import { checkLinks } from './check-links.js';
import { linkLines } from './link-lines.js';
import classes from './link-panel.module.css';
import { LinkRow } from './link-row.js';
import { useNotThere } from './use-not-there.js';

/** What the links of a pasted text mean, each at its line, and a button that adds them all. */
export function LinkPanel({ links, otherLines }: Extract<Reading, { kind: 'links' }>): ReactElement {
  const texts = links.map(({ link }) => link);
  const check = useQuery({
    queryKey: ['catalogue', 'check', texts],
    queryFn: ({ signal }) => checkLinks(texts, signal),
    placeholderData: keepPreviousData,
    staleTime: (query) => (query.state.data ? 'static' : 0),
  });
  const adding = useAdding();
  const notThere = new Set(useNotThere().split(' '));
  const { lines, refs, repeated } = linkLines(links, check.data);
  const toAdd = refs.filter((ref) => !notThere.has(keyOf(ref)));
  const faults = lines.filter(({ kind }) => kind === 'fault').length;
  return (
    <section aria-label={words.add.links} aria-busy={check.isFetching}>
      <Group justify="space-between" className={classes.head}>
        <Text role="status">
          {check.isFetching && <span className={classes.quiet}>{words.add.checking}</span>}
          {!check.isFetching && check.data && (
            <>
              <b>{words.add.understood(refs.length)}</b>
              {faults > 0 && <span className={classes.bad}>, {words.add.notUnderstood(faults)}</span>}
            </>
          )}
        </Text>
        {refs.length > 1 && (
          <AddMany
            refs={toAdd}
            label={
              toAdd.length < refs.length ? words.add.addSome(toAdd.length, refs.length) : words.add.addAll(refs.length)
            }
            adding={adding}
          />
        )}
      </Group>
      {check.error && (
        <ErrorBox error={check.error} title={words.add.checkFailed} onRetry={() => void check.refetch()} />
      )}
      <ManyRefused adding={adding} />
      {adding.data && <AddedNote answer={adding.data} />}
      <RowList
        label={words.add.links}
        count={lines.length}
        rowHeight={64}
        keyOf={(index) => lines[index]?.link ?? String(index)}
      >
        {({ index, tabIndex }) => {
          const line = lines[index];
          return line && <LinkRow line={line} tabIndex={tabIndex} />;
        }}
      </RowList>
      <div className={classes.foot}>
        {toAdd.length < refs.length && refs.length > 1 && <p>{words.add.notThere(refs.length - toAdd.length)}</p>}
        {repeated > 0 && <p>{words.add.again(repeated)}</p>}
        {otherLines.length > 0 && <p>{words.add.leftOut(otherLines)}</p>}
      </div>
    </section>
  );
}
