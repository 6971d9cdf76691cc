import { deepEquals, type WidgetProps } from '@rjsf/utils';

/** What can be chosen, by a key that inputs can carry: values may be numbers, or objects. */
export interface Choices {
  data: { value: string; label: string }[];
  keyOf: (value: unknown) => string | null;
  valueOf: (key: string) => unknown;
}

export function choicesOf({ options: { enumOptions = [] } }: WidgetProps): Choices {
  return {
    data: enumOptions.map(({ label }, index) => ({ value: String(index), label })),
    keyOf(value) {
      const index = enumOptions.findIndex((option) => deepEquals(option.value, value));
      return index < 0 ? null : String(index);
    },
    valueOf: (key) => enumOptions[Number(key)]?.value as unknown,
  };
}

/** @returns the values of a list */
export function valuesOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
