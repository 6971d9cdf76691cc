import { Code, Text } from '@mantine/core';
import { IconHeadphones } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Empty } from '../parts/index.js';
import { words } from '../words/index.js';
import classes from './nothing-yet.module.css';

/** While the field is empty: what it takes. */
export function NothingYet(): ReactElement {
  return (
    <Empty icon={IconHeadphones} title={words.add.empty} text={words.add.emptyText}>
      <Text size="sm" c="dimmed" mt="md">
        {words.add.examples}
      </Text>
      <ul className={classes.examples}>
        {words.add.exampleLinks.map((link) => (
          <li key={link}>
            <Code>{link}</Code>
          </li>
        ))}
      </ul>
    </Empty>
  );
}
