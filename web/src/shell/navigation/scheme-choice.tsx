import { Center, SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';

const { scheme: say } = words.shell;
const CHOICES: readonly { value: 'light' | 'dark' | 'auto'; label: string; icon: TablerIcon }[] = [
  { value: 'light', label: say.light, icon: IconSun },
  { value: 'dark', label: say.dark, icon: IconMoon },
  { value: 'auto', label: say.auto, icon: IconDeviceDesktop },
];

/** Light, dark, or as the system is. */
export function SchemeChoice(): ReactElement {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      flex={1}
      aria-label={say.label}
      value={colorScheme}
      onChange={setColorScheme}
      data={CHOICES.map(({ value, label, icon: Icon }) => ({
        value,
        label: (
          <Center title={label} mih={22}>
            <Icon size={18} stroke={1.75} aria-hidden />
            <VisuallyHidden>{label}</VisuallyHidden>
          </Center>
        ),
      }))}
    />
  );
}
