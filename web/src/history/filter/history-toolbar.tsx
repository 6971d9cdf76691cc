import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { SearchField, useTyped } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { ENDS, SPANS, type HistoryFilter, type TimeSpan } from './history-filter.js';
import classes from './history-toolbar.module.css';

interface HistoryToolbarProps {
  filter: HistoryFilter;
  onChange: (change: Partial<HistoryFilter>) => void;
}

const TYPES = ['track', 'album', 'playlist'] as const;

/** What of the history is shown. */
export function HistoryToolbar({ filter, onChange }: HistoryToolbarProps): ReactElement {
  const { history, item } = words;
  const typed = useTyped(filter.words, (text) => {
    onChange({ words: text });
  });
  return (
    <Group gap="xs" className={classes.toolbar} role="search">
      <SearchField flex="1 1 240px" label={history.search} clearLabel={history.clearSearch} {...typed} />
      <NativeSelect
        className={classes.choice}
        aria-label={history.status}
        value={filter.status ?? ''}
        data={[
          { value: '', label: history.anyStatus },
          ...ENDS.map((end) => ({ value: end, label: item.status[end] })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          onChange({ status: ENDS.find((end) => end === value) ?? null });
        }}
      />
      <NativeSelect
        className={classes.choice}
        aria-label={history.type}
        value={filter.type ?? ''}
        data={[
          { value: '', label: history.anyType },
          ...TYPES.map((type) => ({ value: type, label: item.types[type] })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          onChange({ type: TYPES.find((type) => type === value) ?? null });
        }}
      />
      <NativeSelect
        className={classes.choice}
        aria-label={history.time}
        value={filter.time}
        data={SPANS.map((span) => ({ value: span, label: history.times[span] }))}
        onChange={({ currentTarget: { value } }) => {
          onChange({ time: value as TimeSpan });
        }}
      />
      {filter.time === 'own' &&
        (['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            className={classes.choice}
            aria-label={history[end]}
            title={history[end]}
            value={filter[end]}
            onChange={({ currentTarget }) => {
              onChange({ [end]: currentTarget.value });
            }}
          />
        ))}
    </Group>
  );
}
