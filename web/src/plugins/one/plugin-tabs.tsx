import { Tabs, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { LeaveGuard, useUnsaved } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useDraft } from '../data/drafts.js';
import type { ConfigTree, Plugin } from '../data/plugin-queries.js';
import { SettingsTab } from '../form/settings-tab.js';
import { LogTab } from '../logs/log-tab.js';
import { RunsTab } from '../runs/runs-tab.js';
import { Overview } from './overview.js';
import classes from './plugin-tabs.module.css';

const TABS = ['overview', 'settings', 'log', 'runs'] as const;
type Tab = (typeof TABS)[number];

/** The sides of a plugin. Which one is open is in the address; settings that are not saved outlive a look at another one. */
export function PluginTabs({ plugin }: { plugin: Plugin }): ReactElement {
  const [search, setSearch] = useSearchParams();
  const [draft, setDraft] = useDraft(plugin.id);
  useUnsaved('plugin', draft === null ? 0 : 1);
  const tab = TABS.find((each) => each === search.get('tab')) ?? 'overview';
  const { one } = words.plugins;
  const choose = (next: Tab): void => {
    setSearch(next === 'overview' ? {} : { tab: next }, { replace: true });
  };
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) => {
        choose(TABS.find((each) => each === next) ?? 'overview');
      }}
    >
      <Tabs.List mb="lg" className={classes.list}>
        {TABS.map((each) => (
          <Tabs.Tab
            key={each}
            value={each}
            className={classes.tab}
            rightSection={<Mark tab={each} {...{ plugin, draft }} />}
          >
            {one.tabs[each]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="overview">
        <Overview plugin={plugin} />
      </Tabs.Panel>
      <Tabs.Panel value="settings">
        <SettingsTab plugin={plugin} draft={draft} onDraft={setDraft} />
      </Tabs.Panel>
      <Tabs.Panel value="log">
        <LogTab plugin={plugin} />
      </Tabs.Panel>
      <Tabs.Panel value="runs">
        <RunsTab plugin={plugin} />
      </Tabs.Panel>
      <LeaveGuard
        onDrop={() => {
          setDraft(null);
        }}
      />
    </Tabs>
  );
}

interface MarkProps {
  tab: Tab;
  plugin: Plugin;
  draft: ConfigTree | null;
}

/** What somebody should know before opening a tab. */
function Mark({ tab, plugin: { deadRuns }, draft }: MarkProps): ReactElement | null {
  if (tab === 'settings' && draft !== null)
    return (
      <span className={classes.mark} data-tone="warning">
        {words.plugins.one.unsaved}
      </span>
    );
  if (tab === 'runs' && deadRuns > 0)
    return (
      <span className={classes.mark} data-tone="bad">
        {deadRuns} <VisuallyHidden>{words.plugins.runs.state.dead}</VisuallyHidden>
      </span>
    );
  return null;
}
