import { Code, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';

/** How more plugins come to the host. */
export function InstallHint(): ReactElement {
  const { title, store, storeAfter, folder, guide, guideFile } = words.plugins.install;
  return (
    <section>
      <Title order={2} size="h5" mb={4}>
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {store} <Code>{folder}</Code> {storeAfter} {guide} <Code>{guideFile}</Code>.
      </Text>
    </section>
  );
}
