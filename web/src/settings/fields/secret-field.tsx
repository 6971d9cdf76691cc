import { Button, Group, Input } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useRef, useState, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import { useSaveSettings } from '../data/settings-query.js';
import { ClearSecret } from './clear-secret.js';
import type { FieldProps } from './field.js';
import classes from './secret-field.module.css';
import { SecretForm } from './secret-form.js';

const say = words.settings.secret;

/** What nobody is shown again: whether it is set, a new value, or none. Saved by itself, never kept as a draft. */
export function SecretField({ setting, isReadOnly, frame }: Omit<FieldProps, 'input' | 'onInput'>): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [told, setTold] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const save = useSaveSettings();
  const isSet = typeof setting.value === 'object' && setting.value?.set === true;

  const close = (words: string): void => {
    setIsOpen(false);
    setTold(words);
    // The form has gone with the focus in it.
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <Input.Wrapper {...frame} labelElement="div">
      <div className={frame.classNames.wrapper}>
        {isOpen ? (
          <SecretForm
            setting={setting}
            save={save}
            onDone={() => {
              close(say.saved);
            }}
            onCancel={() => {
              save.reset();
              close('');
            }}
          />
        ) : (
          <Group gap="xs" mih={36}>
            <span className={classes.state} data-set={isSet || undefined}>
              {isSet ? <IconCircleCheck size={18} aria-hidden /> : <IconCircleDashed size={18} aria-hidden />}
              {isSet ? say.isSet : say.notSet}
            </span>
            {!isReadOnly && (
              <Button
                ref={opener}
                variant="default"
                size="sm"
                aria-label={say.action(isSet ? say.replace : say.set, setting.title)}
                onClick={() => {
                  setTold('');
                  setIsOpen(true);
                }}
              >
                {isSet ? say.replace : say.set}
              </Button>
            )}
            {!isReadOnly && isSet && (
              <ClearSecret
                setting={setting}
                save={save}
                onDone={() => {
                  close(say.removed);
                }}
              />
            )}
            <span role="status" className={classes.told}>
              {told}
            </span>
          </Group>
        )}
      </div>
    </Input.Wrapper>
  );
}
