import { Input, Text } from '@mantine/core';
import { useRef, type ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { ariaOf, type FieldProps } from '../fields/field.js';
import { HighlightedInput } from './highlighted-input.js';
import { PathTreeView } from './path-tree-view.js';
import { PlaceholderChips } from './placeholder-chips.js';
import { TemplateFault } from './template-fault.js';
import classes from './template-field.module.css';
import { insertAt, tokenAt, tokensOf } from './template-tokens.js';
import { usePlaceholders, useTemplatePreview } from './use-template-preview.js';

const say = words.settings.template;

/** A path template: what it is made of is marked, and below stands where it would put music. */
export function TemplateField({ setting, input, onInput, isReadOnly, frame }: FieldProps): ReactElement {
  const template = String(input);
  const field = useRef<HTMLTextAreaElement>(null);
  const placeholders = usePlaceholders();
  const names = placeholders.map(({ name }) => name);
  const { data, error, isOld } = useTemplatePreview(setting.key, template);
  const fault = isOld ? null : (data?.fault ?? null);
  const token = fault?.position === undefined ? null : (tokenAt(tokensOf(template), fault.position) ?? null);

  const put = (piece: string, place: { start: number; end: number }, within = piece.length): void => {
    onInput(insertAt(template, piece, place).text);
    const cursor = place.start + within;
    // The text of the field changes with the next drawing.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(cursor, cursor);
    });
  };

  return (
    <Input.Wrapper {...frame} error={fault === null ? frame.error : undefined}>
      <div className={`${frame.classNames.wrapper} ${classes.editor ?? ''}`}>
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
        {!isReadOnly && (
          <PlaceholderChips
            placeholders={placeholders}
            onInsert={(piece, within) => {
              const { selectionStart: start, selectionEnd: end } = field.current ?? {
                selectionStart: template.length,
                selectionEnd: template.length,
              };
              put(piece, { start, end }, within);
            }}
          />
        )}
        <div role="status">
          {fault && (
            <TemplateFault
              message={fault.message}
              token={token}
              names={names}
              onReplace={({ position, text }, piece) => {
                put(piece, { start: position, end: position + text.length });
              }}
            />
          )}
        </div>
        {error && <ErrorBox title={say.unavailable} error={error} />}
        <div className={classes.preview}>
          <Text size="xs" c="dimmed" fw={600} mb={6}>
            {say.preview}
          </Text>
          {data && data.examples.length > 0 && (
            <PathTreeView examples={data.examples} label={say.previewOf(setting.title)} isOld={isOld} />
          )}
        </div>
      </div>
    </Input.Wrapper>
  );
}
