import { Button, Text } from '@mantine/core';
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
  return (
    <div className={classes.bar}>
      <Text size="sm" role="status" c={isChanged ? undefined : 'dimmed'} fw={isChanged ? 600 : undefined}>
        {isChanged ? form.isChanged : isSaved ? form.justSaved : form.isSaved}
      </Text>
      <Button variant="default" disabled={!isChanged || isSaving} onClick={onPutBack}>
        {form.putBack}
      </Button>
      <Button type="submit" disabled={!isChanged} loading={isSaving}>
        {form.save}
      </Button>
    </div>
  );
}
