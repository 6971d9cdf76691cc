import type { ReactElement, TextareaHTMLAttributes, Ref } from 'react';
import classes from './highlighted-input.module.css';
import { tokensOf, type Token } from './template-tokens.js';

interface HighlightedInputProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'> {
  value: string;
  onText: (text: string) => void;
  /** Names that are known; null while nobody knows them. */
  known: ReadonlySet<string> | null;
  /** Where the fault is; null without one, or where it is the whole. */
  faultAt: Token | null;
  hasFault: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A field of one line that wraps, with its placeholders marked. The marks lie under the letters, in a copy of them. */
export function HighlightedInput({
  value,
  onText,
  known,
  faultAt,
  hasFault,
  ...rest
}: HighlightedInputProps): ReactElement {
  return (
    <div className={classes.box} data-fault={hasFault || undefined} data-readonly={rest.readOnly === true || undefined}>
      <div aria-hidden className={classes.marks}>
        {tokensOf(value).map((token) => (
          <span
            key={token.position}
            className={classes[token.kind]}
            data-unknown={(token.name !== undefined && known?.has(token.name) === false) || undefined}
            data-fault={token.position === faultAt?.position || undefined}
          >
            {token.text}
          </span>
        ))}
        {/* An empty line would have no height. */}
        {'​'}
      </div>
      <textarea
        {...rest}
        className={classes.input}
        value={value}
        rows={1}
        aria-invalid={hasFault || undefined}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => {
          onText(event.currentTarget.value.replace(/[\r\n]+/g, ''));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
    </div>
  );
}
