import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { itemStore } from '../../../live/index.js';
import { words } from '../../../words/index.js';
import { titleOf } from '../line/title-of.js';
import { askedRemoval } from './asked-removal.js';
import { itemCommands } from './item-commands.js';
import { RemoveDialog } from './remove-dialog.js';

/** The question that `askToRemove` asks. */
export function AskedRemoval(): ReactElement {
  const id = useStore(askedRemoval, (asked) => asked.id);
  const [state, setState] = useState<{ isPending: boolean; error: Error | null }>({ isPending: false, error: null });
  const close = (): void => {
    askedRemoval.setState({ id: null });
    setState({ isPending: false, error: null });
  };
  const confirm = async (files: 'keep' | 'delete'): Promise<void> => {
    if (id === null) return;
    setState({ isPending: true, error: null });
    const error = await itemCommands.remove(id, files);
    if (!error) close();
    else {
      // It is said here; the line need not say it, too.
      itemCommands.dismiss(id);
      setState({ isPending: false, error });
    }
  };
  return (
    <RemoveDialog
      isOpen={id !== null}
      what={nameOf(id)}
      {...state}
      onClose={close}
      onConfirm={(files) => void confirm(files)}
    />
  );
}

function nameOf(id: string | null): string {
  const item = id === null ? undefined : itemStore.get(id);
  return item ? words.item.remove.quoted(titleOf(item)) : words.item.remove.this;
}
