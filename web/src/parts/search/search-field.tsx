import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, type ReactElement } from 'react';

interface SearchFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'label' | 'type'> {
  /** Also what stands in it while it is empty, where no `placeholder` is given. */
  label: string;
  /** Of the button that empties it; Escape does so too. */
  clearLabel: string;
  value: string;
  onChange: (text: string) => void;
}

/** Where one searches a list. The key `/` leads to the one of the page. */
export function SearchField({
  label,
  clearLabel,
  value,
  onChange,
  onKeyDown,
  ...rest
}: SearchFieldProps): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  return (
    <TextInput
      ref={field}
      type="search"
      enterKeyHint="search"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      rightSection={
        value !== '' && (
          <CloseButton
            aria-label={clearLabel}
            onClick={() => {
              onChange('');
              field.current?.focus();
            }}
          />
        )
      }
      {...rest}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') onChange('');
        onKeyDown?.(event);
      }}
    />
  );
}
