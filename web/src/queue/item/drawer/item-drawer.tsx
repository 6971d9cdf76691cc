import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, useState, type ReactElement } from 'react';
import { LazyPart } from '../../../parts/index.js';
import { words } from '../../../words/index.js';
import { DrawerSkeleton } from './drawer-skeleton.js';
import classes from './item-drawer.module.css';

const DrawerBody = lazy(() => import('./drawer-body.js').then(({ DrawerBody }) => ({ default: DrawerBody })));

interface ItemDrawerProps {
  /** null: closed. */
  id: string | null;
  onClose: () => void;
  /** Shows another item in its place, e.g. the collection that it belongs to. */
  onOpen: (id: string) => void;
}

/** All that is known of an item, beside the list; on a phone over all of it. */
export function ItemDrawer({ id, onClose, onOpen }: ItemDrawerProps): ReactElement {
  const isPhone = useMediaQuery('(max-width: 48em)');
  // What it shows stays until it has slid out.
  const [shownId, setShownId] = useState(id);
  if (id !== null && id !== shownId) setShownId(id);
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={isPhone ? '100%' : 460}
      title={words.item.actions.details}
      closeButtonProps={{ 'aria-label': words.item.drawer.close }}
      overlayProps={{ backgroundOpacity: 0.3 }}
      classNames={{ content: classes.content, header: classes.header, title: classes.kind, body: classes.body }}
    >
      {shownId !== null && (
        <LazyPart fallback={<DrawerSkeleton />}>
          <DrawerBody key={shownId} id={shownId} onOpen={onOpen} />
        </LazyPart>
      )}
    </Drawer>
  );
}
