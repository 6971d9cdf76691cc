import { Menu } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Item } from 'deemusic/wire';
import { Fragment, useRef, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { useItem } from '../../../live/index.js';
import { useMay } from '../../../session/index.js';
import { words } from '../../../words/index.js';
import { titleOf } from '../line/title-of.js';
import { ActionItem } from './action-item.js';
import { actionsFor } from './actions-for.js';
import { AskedRemoval } from './asked-removal-dialog.js';
import { closeItemMenu, openMenu, type MenuPlace } from './open-menu.js';
import classes from './item-menu.module.css';

interface ItemMenuHostProps {
  /** Opens the drawer of an item. */
  onOpen: (id: string) => void;
}

/** The one menu of all lines, and the question before a removal; once on the page. */
export function ItemMenuHost({ onOpen }: ItemMenuHostProps): ReactElement {
  const { id, place } = useStore(openMenu);
  return (
    <>
      {id !== null && place && <ItemMenu key={id} id={id} place={place} onOpen={onOpen} />}
      <AskedRemoval />
    </>
  );
}

function ItemMenu({ id, place, onOpen }: { id: string; place: MenuPlace } & ItemMenuHostProps): ReactElement | null {
  const item = useItem(id);
  const mayControl = useMay('control');
  const formerFocus = useRef(place instanceof HTMLElement ? place : document.activeElement);
  if (!item) return null;
  const label = words.item.menu(titleOf(item));
  const close = (): void => {
    closeItemMenu();
    if (formerFocus.current instanceof HTMLElement) formerFocus.current.focus();
  };
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-end"
      shadow="md"
      returnFocus={false}
      // By default keys outside close it, too: the one that opened it is still on its way up.
      clickOutsideEvents={['mousedown', 'touchstart']}
    >
      <Menu.Target>
        <button
          type="button"
          className={classes.anchor}
          style={anchorOf(place)}
          tabIndex={-1}
          aria-hidden
          aria-label={label}
        />
      </Menu.Target>
      <Menu.Dropdown miw={200}>
        <Menu.Item leftSection={<IconInfoCircle size={18} stroke={1.75} aria-hidden />} onClick={() => onOpen(id)}>
          {words.item.actions.details}
        </Menu.Item>
        {mayControl && <Actions item={item} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function Actions({ item }: { item: Item }): ReactElement {
  return (
    <>
      {actionsFor(item).map((action) => (
        <Fragment key={action.name}>
          {action.name === 'remove' && <Menu.Divider />}
          <ActionItem id={item.id} action={action} />
        </Fragment>
      ))}
    </>
  );
}

function anchorOf(place: MenuPlace): { left: number; top: number; width: number; height: number } {
  if (!(place instanceof HTMLElement)) return { left: place.x, top: place.y, width: 0, height: 0 };
  const { left, top, width, height } = place.getBoundingClientRect();
  return { left, top, width, height };
}
