import { Group, Text } from '@mantine/core';
import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { ErrorBox } from '../../../parts/index.js';
import { useMay } from '../../../session/index.js';
import { words } from '../../../words/index.js';
import { actionsFor, type ItemAction } from '../actions/actions-for.js';
import { useItemCommands } from '../actions/item-commands.js';
import { ActionButton } from './action-button.js';
import { MoreActions } from './more-actions.js';

/** Buttons, as far as they are possible now; the others are in a menu. */
const BUTTONS: readonly ItemAction['name'][] = ['retry', 'resume', 'pause', 'cancel'];

/** What can be done with it, and what the host said to the last of it. */
export function DrawerActions({ item }: { item: Item }): ReactElement {
  const mayControl = useMay('control');
  const { isPending, error, dismiss } = useItemCommands(item.id);
  const all = actionsFor(item);
  const { drawer } = words.item;
  if (!mayControl) {
    return (
      <Text size="sm" c="dimmed">
        {drawer.readOnly}
      </Text>
    );
  }
  const buttons = buttonsOf(item, all);
  return (
    <>
      <Group gap="xs" role="group" aria-label={drawer.actions}>
        {buttons.map((action, index) => (
          <ActionButton key={action.name} id={item.id} action={action} isFirst={index === 0} isPending={isPending} />
        ))}
        <MoreActions item={item} actions={all.filter((action) => !buttons.includes(action))} />
      </Group>
      {error && <ErrorBox error={error} onDismiss={() => dismiss(item.id)} />}
    </>
  );
}

/** Two at most; of what is there already that it is downloaded again. */
function buttonsOf({ status }: Item, all: readonly ItemAction[]): ItemAction[] {
  return all.filter(({ name }) => (status === 'completed' ? name === 'again' : BUTTONS.includes(name))).slice(0, 2);
}
