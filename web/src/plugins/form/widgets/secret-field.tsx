import { Button, Group, Input, PasswordInput, Text, VisuallyHidden } from '@mantine/core';
import { IconCircleDashed, IconLock } from '@tabler/icons-react';
import type { FieldProps } from '@rjsf/utils';
import { useContext, useState, type ReactElement } from 'react';
import { words } from '../../../words/index.js';
import type { ConfigTree } from '../../data/plugin-queries.js';
import { FormSurroundingsContext } from '../form-surroundings.js';
import { valueAt } from '../schema/pointer.js';
import classes from '../form.module.css';

/**
 * A secret: it can be set, replaced and removed, and never read. The host sends `{ set }` in its place; what is sent back is the
 * same for "keep it", a text for a new one, null for "remove it".
 */
export function SecretField(props: FieldProps<unknown>): ReactElement {
  const { schema, uiSchema = {}, fieldPathId, formData, name, rawErrors = [], required, disabled, readonly } = props;
  const { saved, round } = useContext(FormSurroundingsContext);
  const kept = valueAt(saved, fieldPathId.path) ?? { set: false };
  const [typedIn, setTypedIn] = useState(typeof formData === 'string' ? round : null);
  const isTyping = typedIn === round;
  const label = uiSchema['ui:title'] ?? schema.title ?? name;
  const error = rawErrors.length > 0 ? rawErrors.join('; ') : undefined;
  const change = (value: unknown): void => {
    props.onChange(value, fieldPathId.path);
  };
  return (
    <Input.Wrapper
      id={`${fieldPathId.$id}-secret`}
      label={label}
      labelElement="div"
      description={schema.description}
      error={error}
      required={required ?? false}
    >
      <Group gap="xs" mt={4} role="group" aria-label={label} mih={40} {...(error && !isTyping && faultMark)}>
        {isTyping ? (
          <Typed
            id={fieldPathId.$id}
            {...{ label, error }}
            value={formData}
            onChange={(text) => change(text || kept)}
          />
        ) : (
          <State value={formData} />
        )}
        <Actions
          {...{ label, isTyping }}
          isSet={isMark(kept, true)}
          isCleared={formData === null}
          isDisabled={Boolean(disabled) || Boolean(readonly)}
          onType={() => {
            setTypedIn(round);
          }}
          onKeep={() => {
            setTypedIn(null);
            change(kept);
          }}
          onClear={() => {
            change(null);
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}

interface TypedProps {
  id: string;
  label: string;
  error: string | undefined;
  value: unknown;
  onChange: (text: string) => void;
}

function Typed({ id, label, error, value, onChange }: TypedProps): ReactElement {
  return (
    <PasswordInput
      id={id}
      flex="1 1 220px"
      maw={360}
      aria-label={words.plugins.form.secret.label(label)}
      aria-invalid={error !== undefined}
      aria-describedby={error === undefined ? undefined : `${id}-secret-error`}
      // The error itself stands below the whole field.
      error={error !== undefined}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': words.plugins.form.secret.visibility }}
      autoFocus
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** Found when somebody is led to the first fault. */
const faultMark = { 'data-fault': true, tabIndex: -1 };

function State({ value }: { value: unknown }): ReactElement {
  const { secret } = words.plugins.form;
  const isSet = isMark(value, true);
  const text = value === null ? secret.willBeCleared : isSet ? secret.isSet : secret.notSet;
  const Icon = isSet ? IconLock : IconCircleDashed;
  return (
    <Text size="sm" className={classes.secret}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {text}
    </Text>
  );
}

interface ActionsProps {
  label: string;
  isTyping: boolean;
  isSet: boolean;
  isCleared: boolean;
  isDisabled: boolean;
  onType: () => void;
  onKeep: () => void;
  onClear: () => void;
}

function Actions(props: ActionsProps): ReactElement {
  const { label, isTyping, isSet, isCleared, isDisabled, onType, onKeep, onClear } = props;
  const { secret } = words.plugins.form;
  const shared = { size: 'compact-sm', variant: 'default', mih: 32, disabled: isDisabled } as const;
  const named = (verb: string) => (
    <>
      {verb} <VisuallyHidden>{label}</VisuallyHidden>
    </>
  );
  if (isTyping || isCleared)
    return (
      <Button {...shared} onClick={onKeep}>
        {named(secret.undo)}
      </Button>
    );
  return (
    <>
      <Button {...shared} onClick={onType}>
        {named(isSet ? secret.replace : secret.set)}
      </Button>
      {isSet && (
        <Button {...shared} onClick={onClear}>
          {named(secret.clear)}
        </Button>
      )}
    </>
  );
}

function isMark(value: unknown, set: boolean): boolean {
  return (value as ConfigTree | null | undefined)?.set === set;
}
