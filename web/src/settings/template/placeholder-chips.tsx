import { useState, type ReactElement } from 'react';
import type { Schema } from '../../api/index.js';
import { words } from '../../words/index.js';
import classes from './placeholder-chips.module.css';
import { snippetOf } from './template-tokens.js';

const say = words.settings.template;

interface PlaceholderChipsProps {
  placeholders: Schema<'TemplatePlaceholders'>['items'];
  /** @param within where the cursor goes in the piece; default: behind it */
  onInsert: (piece: string, within?: number) => void;
}

/** What may be put in. Below stands what the one under the pointer is for, or how a template is written. */
export function PlaceholderChips({ placeholders, onInsert }: PlaceholderChipsProps): ReactElement {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <div>
      <ul aria-label={say.placeholders} className={classes.chips}>
        {placeholders.map(({ name, description }) => (
          <Chip
            key={name}
            text={name}
            description={description}
            onShow={setShown}
            onClick={() => {
              onInsert(snippetOf(name));
            }}
          />
        ))}
        <Chip
          text="[ ]"
          description={say.optional}
          onShow={setShown}
          onClick={() => {
            onInsert('[]', 1);
          }}
        />
      </ul>
      <p aria-hidden={shown !== null || undefined} className={classes.hint}>
        {shown ?? say.syntax}
      </p>
    </div>
  );
}

interface ChipProps {
  text: string;
  description: string;
  onShow: (description: string | null) => void;
  onClick: () => void;
}

function Chip({ text, description, onShow, onClick }: ChipProps): ReactElement {
  const show = (): void => {
    onShow(description);
  };
  const hide = (): void => {
    onShow(null);
  };
  return (
    <li>
      <button
        type="button"
        className={classes.chip}
        aria-label={say.insert(text)}
        aria-description={description}
        // The cursor stays in the field.
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onClick}
        onMouseEnter={show}
        onFocus={show}
        onMouseLeave={hide}
        onBlur={hide}
      >
        {text}
      </button>
    </li>
  );
}
