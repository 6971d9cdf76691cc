import { Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Item, Quality } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { ErrorBox } from '../../../parts/index.js';
import { useMay } from '../../../session/index.js';
import { words } from '../../../words/index.js';
import { ActionItem } from '../actions/action-item.js';
import { ACTION_SIGNS } from '../actions/action-signs.js';
import { actionsFor, type ItemAction } from '../actions/actions-for.js';
import { useItemCommands } from '../actions/item-commands.js';
import { performAction } from '../actions/perform-action.js';

/** Buttons, as far as they are possible now; the others are in a menu. */
const BUTTONS: readonly ItemAction['name'][] = ['retry', 'resume', 'pause', 'cancel'];
const RESTING: readonly Item['status'][] = ['completed', 'failed', 'cancelled', 'skipped', 'partial'];
const QUALITIES: readonly Quality[] = ['FLAC', 'MP3_320', 'MP3_128', 'PREVIEW'];

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

interface ActionButtonProps {
  id: string;
  action: ItemAction;
  isFirst?: boolean;
  isPending?: boolean;
}

function ActionButton({
  id,
  action: { name, count },
  isFirst = false,
  isPending = false,
}: ActionButtonProps): ReactElement {
  const Sign = ACTION_SIGNS[name];
  return (
    <Button
      h={40}
      px="md"
      variant={isFirst && name !== 'again' ? 'light' : 'default'}
      leftSection={<Sign size={18} stroke={1.75} aria-hidden />}
      loading={isFirst && isPending}
      disabled={!isFirst && isPending}
      onClick={() => performAction(id, name)}
    >
      {words.item.actions[name](count)}
    </Button>
  );
}

interface MoreActionsProps {
  item: Item;
  actions: readonly ItemAction[];
}

function MoreActions({ item, actions }: MoreActionsProps): ReactElement | null {
  const { again } = useItemCommands(item.id);
  const { drawer } = words.item;
  const others = otherQualities(item);
  const [only] = actions;
  if (!only) return null;
  if (actions.length === 1 && others.length === 0) return <ActionButton id={item.id} action={only} />;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button h={40} px="md" variant="default" rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}>
          {drawer.more}
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={220}>
        {actions
          .filter(({ name }) => name !== 'remove')
          .map((action) => (
            <ActionItem key={action.name} id={item.id} action={action} />
          ))}
        {others.length > 0 && <Menu.Label>{drawer.inQuality}</Menu.Label>}
        {others.map((quality) => (
          <Menu.Item key={quality} onClick={() => void again(item.id, quality)}>
            {drawer.quality[quality]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <ActionItem id={item.id} action={{ name: 'remove', count: null }} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** A member gets its quality from its collection, and what is under way keeps the one it has. */
function otherQualities({ parentId, status, quality }: Item): readonly Quality[] {
  if (parentId !== null || !RESTING.includes(status)) return [];
  return QUALITIES.filter((each) => each !== quality.wanted);
}
