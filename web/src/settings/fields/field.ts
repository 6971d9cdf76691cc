import type { ReactNode } from 'react';
import type { Input, NamedSetting } from '../data/setting-input.js';

/** What every field gets from its row; `frame` goes to the input of Mantine, or to `Input.Wrapper`, as it is. */
export interface FieldProps {
  setting: NamedSetting;
  input: Input;
  onInput: (input: Input) => void;
  isReadOnly: boolean;
  frame: Frame;
}

export interface Frame {
  id: string;
  label: string;
  description: ReactNode;
  error: string | undefined;
  classNames: Readonly<Record<'root' | 'label' | 'description' | 'wrapper' | 'error', string>>;
}

/** @returns the id of the input of a setting, by which it gets the focus */
export function fieldId(key: string): string {
  return `setting-${key.replaceAll('.', '-')}`;
}

/** Of `Input.Wrapper`, for what lies in it without being one of Mantine's inputs. */
export function ariaOf({ id, error }: Frame): Record<string, string | boolean | undefined> {
  return {
    'aria-labelledby': `${id}-label`,
    'aria-describedby': error === undefined ? `${id}-description` : `${id}-description ${id}-error`,
    'aria-invalid': error !== undefined || undefined,
  };
}
