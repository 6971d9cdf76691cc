import { Input, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { ariaOf, type FieldProps } from '../fields/field.js';
import { HighlightedInput } from './highlighted-input.js';
import { PlaceholderChips } from './placeholder-chips.js';
import { TemplateFault } from './template-fault.js';
import { TemplateOutcome } from './template-outcome.js';
import { tokenAt, tokensOf } from './template-tokens.js';
import { useInsertion } from './use-insertion.js';
import { usePlaceholders, useTemplatePreview } from './use-template-preview.js';

/** A path template: what it is made of is marked, and below stands where it would put music. */
export function TemplateField({ setting, input, onInput, isReadOnly, frame }: FieldProps): ReactElement {
  const template = String(input);
  const placeholders = usePlaceholders();
  const names = placeholders.map(({ name }) => name);
  const preview = useTemplatePreview(setting.key, template);
  const { field, insert, replace } = useInsertion(template, onInput);
  const fault = preview.isOld ? null : (preview.data?.fault ?? null);
  const token = fault?.position === undefined ? null : (tokenAt(tokensOf(template), fault.position) ?? null);
  return (
    // What the host said to saving it is said by the preview, too, and with the place.
    <Input.Wrapper {...frame} error={fault === null ? frame.error : undefined}>
      <Stack gap={10} className={frame.classNames.wrapper}>
        <HighlightedInput
          ref={field}
          id={frame.id}
          {...ariaOf(frame)}
          value={template}
          onText={onInput}
          readOnly={isReadOnly}
          known={names.length > 0 ? new Set<string>(names) : null}
          faultAt={token}
          hasFault={fault !== null || frame.error !== undefined}
        />
        {!isReadOnly && <PlaceholderChips placeholders={placeholders} onInsert={insert} />}
        <div role="status">
          {fault && <TemplateFault message={fault.message} token={token} names={names} onReplace={replace} />}
        </div>
        <TemplateOutcome preview={preview} title={setting.title} />
      </Stack>
    </Input.Wrapper>
  );
}
