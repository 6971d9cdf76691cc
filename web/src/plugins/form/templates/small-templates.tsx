import { Text } from '@mantine/core';
import type { MultiSchemaFieldTemplateProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { words } from '../../../words/index.js';
import classes from '../form.module.css';

/** One of several shapes: which one, and its own settings. */
export function MultiSchemaTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps): ReactElement {
  return (
    <div className={classes.shape}>
      {selector}
      {optionSchemaField}
    </div>
  );
}

/** What has no form here stays as it is. */
export function UnsupportedTemplate(): ReactElement {
  return (
    <Text size="sm" c="dimmed">
      {words.plugins.form.unsupported}
    </Text>
  );
}

/** Inputs show their own descriptions and errors, by which they are described. */
export function Nothing(): null {
  return null;
}
