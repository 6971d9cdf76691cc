import { Button, Group, Text } from '@mantine/core';
import { IconClock, IconLock, IconRefreshAlert } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { edit, insist, isContested, putBack, type Draft } from '../data/setting-drafts.js';
import { textOf, type NamedSetting } from '../data/setting-input.js';
import classes from './row-notes.module.css';

interface RowNotesProps {
  setting: NamedSetting;
  draft: Draft | undefined;
  isReadOnly: boolean;
}

const say = words.settings;

/** What is to be known of a setting beside its value: the default, who has locked it, when it takes effect. */
export function RowNotes({ setting, draft, isReadOnly }: RowNotesProps): ReactElement | null {
  const { locked, live, restartNeeded, secret } = setting;
  return (
    <div className={classes.notes}>
      {!secret && <DefaultNote setting={setting} draft={draft} isReadOnly={isReadOnly} />}
      {locked && (
        <Text component="p" className={classes.note}>
          <IconLock size={14} aria-hidden />
          <span>
            {say.lockedBy} <code className={classes.code}>{setting.environment}</code>. {say.lockedWhy}
          </span>
        </Text>
      )}
      {restartNeeded ? (
        <Text component="p" className={classes.note} data-tone="warning">
          <IconRefreshAlert size={14} aria-hidden />
          {say.restartNeeded}
        </Text>
      ) : (
        !live &&
        !locked && (
          <Text component="p" className={classes.note}>
            <IconClock size={14} aria-hidden />
            {say.nextStart}
          </Text>
        )
      )}
      {draft && isContested(setting, draft) && <Contested setting={setting} />}
    </div>
  );
}

function DefaultNote({ setting, draft, isReadOnly }: RowNotesProps): ReactElement {
  const isDefault = draft ? draft.input === null : setting.value === setting.default;
  return (
    <div className={classes.note}>
      <span className={classes.default}>
        {say.default}: {textOf(setting, setting.default)}
      </span>
      {!isReadOnly && !isDefault && (
        <button
          type="button"
          className={classes.back}
          aria-label={say.toDefaultOf(setting.title)}
          onClick={() => {
            edit(setting, null);
          }}
        >
          {say.toDefault}
        </button>
      )}
    </div>
  );
}

function Contested({ setting }: { setting: NamedSetting }): ReactElement {
  return (
    <Group role="status" className={classes.contested} gap="xs">
      <Text size="sm">{say.contested(textOf(setting, setting.value))}</Text>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          putBack(setting.key);
        }}
      >
        {say.take}
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          insist(setting);
        }}
      >
        {say.keep}
      </Button>
    </Group>
  );
}
