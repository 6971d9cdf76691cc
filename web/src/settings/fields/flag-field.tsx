import { Input, Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { ariaOf, type FieldProps } from './field.js';

/** On or off. */
export function FlagField({ input, onInput, isReadOnly, frame }: FieldProps): ReactElement {
  const isOn = input === true;
  return (
    <Input.Wrapper {...frame}>
      <div className={frame.classNames.wrapper}>
        <Switch
          id={frame.id}
          {...ariaOf(frame)}
          size="md"
          py={7}
          label={isOn ? words.settings.on : words.settings.off}
          checked={isOn}
          disabled={isReadOnly}
          onChange={(event) => {
            onInput(event.currentTarget.checked);
          }}
        />
      </div>
    </Input.Wrapper>
  );
}
