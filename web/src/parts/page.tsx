import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';
import { words } from '../words/index.js';
import classes from './page.module.css';

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** Beside the title, at the end of the line. */
  actions?: ReactNode;
  children: ReactNode;
}

/** What every page but the queue has: a heading and a column of readable width. */
export function Page({ title, lead, actions, children }: PageProps): ReactElement {
  useDocumentTitle(`${title} · ${words.shell.name}`);
  return (
    <div className={classes.page}>
      <Group justify="space-between" align="flex-start" mb="lg" gap="sm">
        <div>
          <Title order={1} size="h2">
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" mt={4}>
              {lead}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      {children}
    </div>
  );
}
