import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { words } from '../../words/index.js';
import { fieldId } from '../fields/field.js';
import { SettingField } from '../fields/setting-field.js';
import { Prose } from './prose.js';
import { RowNotes } from './row-notes.js';
import { draftState, edit } from '../data/setting-drafts.js';
import { inputOf, type NamedSetting } from '../data/setting-input.js';
import classes from './setting-row.module.css';

const FRAME_CLASSES = {
  root: classes.frame ?? '',
  label: classes.label ?? '',
  description: classes.description ?? '',
  wrapper: classes.field ?? '',
  error: classes.error ?? '',
};
/** Kinds that need the whole width. */
const WIDE: readonly string[] = ['template', 'folder'];

interface SettingRowProps {
  setting: NamedSetting;
  /** Who is there may change settings. */
  mayChange: boolean;
  /** Below all else. */
  children?: ReactNode;
}

/** One setting: what it is, its field, and what is to be known of it. */
export function SettingRow({ setting, mayChange, children }: SettingRowProps): ReactElement {
  const draft = useStore(draftState, ({ drafts }) => drafts[setting.key]);
  const fault = useStore(draftState, ({ faults }) => faults[setting.key]);
  const isReadOnly = !mayChange || setting.locked;
  const { form } = setting;
  const input = isReadOnly || !draft ? inputOf(form, setting.value) : (draft.input ?? inputOf(form, setting.default));
  return (
    <div
      className={classes.row}
      data-wide={WIDE.includes(form.kind) || undefined}
      data-changed={draft !== undefined || undefined}
    >
      <SettingField
        setting={setting}
        input={input}
        isReadOnly={isReadOnly}
        onInput={(typed) => {
          edit(setting, typed);
        }}
        frame={{
          id: fieldId(setting.key),
          label: setting.title,
          description: <Prose text={explanation(setting)} />,
          error: fault,
          classNames: FRAME_CLASSES,
        }}
      />
      <RowNotes setting={setting} draft={isReadOnly ? undefined : draft} isReadOnly={isReadOnly} />
      {children}
    </div>
  );
}

/** The editor of templates explains itself. */
function explanation({ key, description }: NamedSetting): string {
  return words.settings.template.about[key] ?? description;
}
