import { useEffect, type ReactElement } from 'react';
import { IconSearchOff } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { useLocationProperty } from 'wouter/use-browser-location';
import { useStore } from 'zustand';
import { Empty, LeaveGuard, useUnsaved } from '../parts/index.js';
import { useMay } from '../session/index.js';
import { words } from '../words/index.js';
import { AccountState } from './account/account-state.js';
import { GroupList, showGroup } from './groups/group-list.js';
import { PageNotes } from './page-notes.js';
import { SaveBar } from './saving/save-bar.js';
import { useSaving } from './saving/saving.js';
import { SettingSearch } from './search/setting-search.js';
import { changesOf, draftState, putBack } from './data/setting-drafts.js';
import { SettingGroup, type GroupName } from './groups/setting-group.js';
import type { NamedSetting } from './data/setting-input.js';
import { matching } from './search/matching.js';
import classes from './settings-list.module.css';

const GROUPS = Object.keys(words.settings.groups) as GroupName[];

/** All settings under their headings, with the search and the bar that saves. */
export function SettingsList({ settings }: { settings: readonly NamedSetting[] }): ReactElement {
  const [search, setSearch] = useSearchParams();
  const query = search.get('q') ?? '';
  const look = (text: string): void => {
    setSearch(text === '' ? {} : { q: text }, { replace: true });
  };
  const mayChange = useMay('admin');
  const drafts = useStore(draftState, (state) => state.drafts);
  // In the order of the page: the first that is refused gets the focus.
  const inOrder = GROUPS.flatMap((name) => settings.filter(({ group }) => group === name));
  const changes = mayChange ? changesOf(inOrder, drafts) : [];
  const saving = useSaving(changes, () => {
    look('');
  });
  useUnsaved('settings', changes.length);

  const anchor = useLocationProperty(() => location.hash.slice(1));
  useEffect(() => {
    if (anchor !== '') showGroup(anchor);
  }, [anchor]);

  const shown = matching(settings, query);
  const groups = GROUPS.filter((name) => shown.some(({ group }) => group === name));
  return (
    <>
      <div className={classes.columns}>
        <div className={classes.aside}>
          <SettingSearch query={query} count={shown.length} onQuery={look} />
          {groups.length > 0 && <GroupList groups={groups} />}
        </div>
        <div className={classes.main}>
          <PageNotes settings={settings} mayChange={mayChange} />
          {groups.map((name) => (
            <SettingGroup
              key={name}
              name={name}
              settings={shown.filter(({ group }) => group === name)}
              mayChange={mayChange}
            >
              {name === 'account' && query === '' && <AccountState />}
            </SettingGroup>
          ))}
          {groups.length === 0 && (
            <NothingFound
              query={query}
              onClear={() => {
                look('');
              }}
            />
          )}
          <SaveBar changes={changes} saving={saving} />
        </div>
      </div>
      <LeaveGuard onDrop={putBack} />
    </>
  );
}

function NothingFound({ query, onClear }: { query: string; onClear: () => void }): ReactElement {
  const say = words.settings;
  return (
    <Empty icon={IconSearchOff} title={say.nothingFound} text={say.nothingFoundText(query)}>
      <Button variant="default" mt="xs" onClick={onClear}>
        {say.clearSearch}
      </Button>
    </Empty>
  );
}
