import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schema } from '../../api/index.js';
import { words } from '../../words/index.js';
import classes from './placeholder-chips.module.css';
import { snippetOf } from './template-tokens.js';

const say = words.settings.template;

interface PlaceholderChipsProps {
  placeholders: Schema<'TemplatePlaceholders'>['items'];
  /** @param cursor where it goes within the piece; default: behind it */
  onInsert: (piece: string, cursor?: number) => void;
}

/** What may be put in, each with what it stands for. */
export function PlaceholderChips({ placeholders, onInsert }: PlaceholderChipsProps): ReactElement {
  return (
    <ul aria-label={say.placeholders} className={classes.chips}>
      {placeholders.map(({ name, description }) => (
        <li key={name}>
          <Chip
            text={name}
            description={description}
            onClick={() => {
              onInsert(snippetOf(name));
            }}
          />
        </li>
      ))}
      <li>
        <Chip
          text="[ ]"
          description={say.optional}
          onClick={() => {
            onInsert('[]', 1);
          }}
        />
      </li>
    </ul>
  );
}

interface ChipProps {
  text: string;
  description: string;
  onClick: () => void;
}

function Chip({ text, description, onClick }: ChipProps): ReactElement {
  return (
    <Tooltip label={description} multiline maw={280} events={{ hover: true, focus: true, touch: true }} openDelay={200}>
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
      >
        {text}
      </button>
    </Tooltip>
  );
}
