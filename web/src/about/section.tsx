import { Group, Text, Title } from '@mantine/core';
import { useId, type ReactElement, type ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: string;
  lead?: string;
  /** Beside the title. */
  action?: ReactNode;
  children?: ReactNode;
}

/** A part of the page, under its own heading. */
export function Section({ title, lead, action, children }: SectionProps): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md" mb="sm">
        <div>
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text size="sm" c="dimmed">
              {lead}
            </Text>
          )}
        </div>
        {action}
      </Group>
      {children}
    </section>
  );
}
