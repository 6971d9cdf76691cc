import { IconDots, IconLoader2 } from '@tabler/icons-react';
import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { words } from '../../../words/index.js';
import { ACTION_SIGNS } from '../actions/action-signs.js';
import { quickActionOf } from '../actions/actions-for.js';
import { itemCommands } from '../actions/item-commands.js';
import { openItemMenu, openMenu } from '../actions/open-menu.js';
import classes from './line-buttons.module.css';
import { titleOf } from './title-of.js';

interface LineButtonsProps {
  item: Item;
  tabIndex: 0 | -1;
  mayControl: boolean;
  isPending: boolean;
}

/** The likeliest wish by one click, and all others behind the dots. Both keep their place where there is nothing to do. */
export function LineButtons({ item, tabIndex, mayControl, isPending }: LineButtonsProps): ReactElement {
  const title = titleOf(item);
  const isOpen = useStore(openMenu, ({ id }) => id === item.id);
  return (
    <div className={classes.buttons}>
      <span className={classes.quick}>
        {mayControl && <QuickButton item={item} title={title} tabIndex={tabIndex} isPending={isPending} />}
      </span>
      <button
        type="button"
        className={classes.button}
        data-menu
        tabIndex={tabIndex}
        aria-label={words.item.menu(title)}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={(event) => {
          event.stopPropagation();
          openItemMenu(item.id, event.currentTarget);
        }}
      >
        <IconDots size={20} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}

interface QuickButtonProps {
  item: Item;
  title: string;
  tabIndex: 0 | -1;
  isPending: boolean;
}

function QuickButton({ item, title, tabIndex, isPending }: QuickButtonProps): ReactElement | null {
  const action = quickActionOf(item);
  if (!action && !isPending) return null;
  const Sign = isPending || !action ? IconLoader2 : ACTION_SIGNS[action.name];
  const label = action ? words.item.actions[action.name](action.count) : words.item.actions.atWork;
  return (
    <button
      type="button"
      className={classes.button}
      tabIndex={tabIndex}
      title={label}
      aria-label={words.item.actions.of(label, title)}
      aria-disabled={isPending || undefined}
      data-busy={isPending || undefined}
      onClick={(event) => {
        event.stopPropagation();
        // Not `disabled`: the focus would be lost while the host is asked.
        if (action && !isPending) void itemCommands[action.name](item.id);
      }}
    >
      <Sign size={20} stroke={1.75} aria-hidden />
    </button>
  );
}
