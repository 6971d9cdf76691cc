import { Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';

interface StepHeadProps {
  title: string;
  lead: string;
}

/** Heading of a step; it gets the focus, so that whoever hears the page hears where they are. */
export function StepHead({ title, lead }: StepHeadProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div>
      <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {title}
      </Title>
      <Text c="dimmed" mt={4}>
        {lead}
      </Text>
    </div>
  );
}
