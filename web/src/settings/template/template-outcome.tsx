import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { PathTreeView } from './path-tree-view.js';
import classes from './template-outcome.module.css';
import type { Preview } from './use-template-preview.js';

const say = words.settings.template;

/** Where music would go by a template. */
export function TemplateOutcome({ preview, title }: { preview: Preview; title: string }): ReactElement {
  const { data, error, isOld } = preview;
  const examples = data?.examples ?? [];
  return (
    <>
      {error && <ErrorBox title={say.unavailable} error={error} />}
      <div className={classes.outcome}>
        <Text size="xs" c="dimmed" fw={600} mb={6}>
          {say.preview}
        </Text>
        {examples.length > 0 && <PathTreeView examples={examples} label={say.previewOf(title)} isOld={isOld} />}
      </div>
    </>
  );
}
