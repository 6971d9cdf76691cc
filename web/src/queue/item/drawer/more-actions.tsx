import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Item, Quality } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { words } from '../../../words/index.js';
import { ActionItem } from '../actions/action-item.js';
import type { ItemAction } from '../actions/actions-for.js';
import { useItemCommands } from '../actions/item-commands.js';
import { ActionButton } from './action-button.js';

const RESTING: readonly Item['status'][] = ['completed', 'failed', 'cancelled', 'skipped', 'partial'];
const QUALITIES: readonly Quality[] = ['FLAC', 'MP3_320', 'MP3_128', 'PREVIEW'];

interface MoreActionsProps {
  item: Item;
  actions: readonly ItemAction[];
}

/** What is wished for less often. */
export function MoreActions({ item, actions }: MoreActionsProps): ReactElement | null {
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
