import { Button, Loader, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import classes from './form.module.css';

interface SaveBarProps {
  isChanged: boolean;
  isSaving: boolean;
  isSaved: boolean;
  onPutBack: () => void;
}

/** How it stands with saving, and the buttons for it. */
export function SaveBar({ isChanged, isSaving, isSaved, onPutBack }: SaveBarProps): ReactElement {
  const { form } = words.plugins;
  // Not the attribute: a button that is pressed would lose the focus by it.
  const idle = { 'data-disabled': !isChanged || undefined, 'aria-disabled': !isChanged };
  return (
    <div className={classes.bar}>
      <Text size="sm" role="status" c={isChanged ? undefined : 'dimmed'} fw={isChanged ? 600 : undefined}>
        {isChanged ? form.isChanged : isSaved ? form.justSaved : form.isSaved}
      </Text>
      <Button variant="default" {...idle} onClick={onPutBack}>
        {form.putBack}
      </Button>
      <Button type="submit" {...idle} leftSection={isSaving && <Loader size={16} color="currentColor" aria-hidden />}>
        {form.save}
      </Button>
    </div>
  );
}
