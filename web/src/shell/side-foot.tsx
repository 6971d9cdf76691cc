import { SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../words/index.js';

/** At the foot of the column: the choice of colours. */
export function SideFoot(): ReactElement {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { scheme } = words.shell;
  return (
    <Stack mt="auto" gap="sm">
      <SegmentedControl
        size="xs"
        aria-label={scheme.label}
        value={colorScheme}
        onChange={(value) => {
          setColorScheme(value);
        }}
        data={[
          { value: 'light', label: scheme.light },
          { value: 'dark', label: scheme.dark },
          { value: 'auto', label: scheme.auto },
        ]}
      />
    </Stack>
  );
}
