import { Stack, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schema } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { say, words } from '../../words/index.js';
import { useHookSwitches } from '../data/plugin-actions.js';
import type { Plugin } from '../data/plugin-queries.js';
import classes from './overview.module.css';

type Hook = Schema<'PluginHook'>;

/** The hooks of a plugin, each with its switch. */
export function HookList({ plugin: { id, hooks, events } }: { plugin: Plugin }): ReactElement {
  const { one } = words.plugins;
  const may = useMay('admin');
  const switches = useHookSwitches(id);
  return (
    <Stack gap="sm">
      {hooks.length === 0 && <Text>{one.noHooks}</Text>}
      <ul className={classes.list}>
        {hooks.map((hook) => (
          <li key={hook.name} className={classes.hook}>
            <Switch
              size="md"
              label={one.hook[hook.name].name}
              description={<HookText hook={hook} />}
              disabled={!may}
              checked={switches.isPending ? (switches.variables[hook.name] ?? hook.enabled) : hook.enabled}
              onChange={(event) => {
                if (!switches.isPending) switches.mutate({ [hook.name]: event.currentTarget.checked });
              }}
            />
          </li>
        ))}
      </ul>
      {events.length > 0 && <Text size="sm">{one.events(events.map((event) => one.event[event]).join(one.or))}</Text>}
      {switches.error && <ErrorBox error={switches.error} onDismiss={switches.reset} />}
    </Stack>
  );
}

function HookText({ hook: { name, place, timeoutMs, concurrency, retries, onError } }: { hook: Hook }): ReactElement {
  const { one } = words.plugins;
  const facts = one.hookFacts(say.timeSpan(timeoutMs / 1000), concurrency, retries);
  return (
    <>
      {one.hook[name].text} {onError === 'fail' && one.hookMust}
      <br />
      {[place !== null && one.hookPlace(place), facts].filter(Boolean).join(' · ')}
    </>
  );
}
