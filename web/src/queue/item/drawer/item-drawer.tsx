import { Drawer } from '@mantine/core';
import type { ReactElement } from 'react';
import { useItem } from '../../../live/index.js';
import { words } from '../../../words/index.js';

interface ItemDrawerProps {
  /** null: closed. */
  id: string | null;
  onClose: () => void;
  /** Shows another item in its place, e.g. the collection that it belongs to. */
  onOpen: (id: string) => void;
}

/** All that is known of an item, beside the list. */
export function ItemDrawer({ id, onClose }: ItemDrawerProps): ReactElement {
  const item = useItem(id ?? '');
  return (
    <Drawer opened={id !== null} onClose={onClose} position="right" title={item?.title ?? words.item.untitled}>
      {item && words.item.status[item.status]}
    </Drawer>
  );
}
