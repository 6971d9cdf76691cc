import type { WidgetProps } from '@rjsf/utils';
import { useContext, type ReactNode } from 'react';
import { QuietLabelContext } from '../form-surroundings.js';
import { defaultWords } from '../value-words.js';

/** What stands around an input, as Mantine's inputs take it; they name and describe the input by it. */
export interface FieldText {
  id: string;
  label: ReactNode;
  description: ReactNode;
  error: ReactNode;
  required: boolean;
  disabled: boolean;
  'aria-label': string | undefined;
}

export function useFieldText(props: WidgetProps): FieldText {
  const { id, label, options, schema, rawErrors = [], required = false, disabled = false, readonly = false } = props;
  const quiet = useContext(QuietLabelContext);
  const description = [options.description ?? schema.description, options.help].filter(Boolean).join(' ');
  return {
    id,
    label: quiet === null ? label : undefined,
    description: quiet === null && description !== '' ? description : undefined,
    error: rawErrors.length > 0 ? rawErrors.join('; ') : undefined,
    // Whether a text is empty is told where it is checked, not by the browser; a default fills what is left out.
    required: required && schema.default === undefined,
    disabled: disabled || readonly,
    'aria-label': quiet ?? undefined,
  };
}

/** What stands in an empty input: what the schema says, else what is taken instead of nothing. */
export function placeholderOf({ placeholder = '', schema }: WidgetProps): string | undefined {
  return placeholder === '' ? defaultWords(schema.default) : placeholder;
}
