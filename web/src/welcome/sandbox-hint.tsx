import { Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { CopyButton } from '../parts/index.js';
import { words } from '../words/index.js';
import classes from './sandbox-hint.module.css';

const say = words.welcome.sandbox;

/** The other way to begin: a music service that is made up. */
export function SandboxHint(): ReactElement {
  return (
    <section className={classes.hint} aria-labelledby="sandbox-title">
      <Title order={2} size="h5" id="sandbox-title">
        {say.title}
      </Title>
      <Text size="sm" c="dimmed">
        {say.text}
      </Text>
      <div className={classes.command}>
        <Text size="sm" component="span">
          {say.where}
        </Text>
        <code className={classes.code}>{say.command}</code>
        <CopyButton text={say.command} label={say.copy} />
      </div>
    </section>
  );
}
