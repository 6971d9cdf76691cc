import { Button, Group, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import classes from './save-bar.module.css';
import type { NamedSetting } from '../data/setting-input.js';
import type { Saving } from './saving.js';

const say = words.settings;

interface SaveBarProps {
  changes: readonly NamedSetting[];
  saving: Saving;
}

/** At the foot of the page as long as something was not saved; afterwards it says that it was. */
export function SaveBar({ changes, saving }: SaveBarProps): ReactElement {
  const isOpen = changes.length > 0;
  useHotkeys([['mod+S', saving.save]], []);
  return (
    <div className={classes.place} data-open={isOpen || saving.savedCount > 0 || undefined}>
      {isOpen && (
        <section aria-label={say.unsavedLabel} className={classes.bar}>
          {saving.refusal !== null && (
            <Text role="alert" size="sm" className={classes.refusal}>
              <IconAlertTriangle size={18} aria-hidden />
              {say.refused} {saving.refusal}
            </Text>
          )}
          <Group justify="space-between" gap="sm">
            <Text fw={600} aria-live="polite">
              {say.unsaved(changes.length)}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={saving.putBack} disabled={saving.isPending}>
                {say.putBack}
              </Button>
              <Button onClick={saving.save} loading={saving.isPending}>
                {say.save}
              </Button>
            </Group>
          </Group>
        </section>
      )}
      <div role="status">
        {!isOpen && saving.savedCount > 0 && (
          <span className={classes.saved}>
            <IconCheck size={18} aria-hidden />
            {say.saved(saving.savedCount)}
          </span>
        )}
      </div>
    </div>
  );
}
