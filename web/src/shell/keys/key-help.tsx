import { Kbd, Modal, Stack, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { shortcutChoice, useShortcutChoice } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useHelp } from './help-state.js';
import classes from './key-help.module.css';
import { places } from '../navigation/places.js';

const { keys: say } = words.shell;

const HELP: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    title: say.everywhere,
    keys: [
      ['n', say.add],
      ['/', say.search],
      ...places.map(({ keys, title }) => [keys, title] as const),
      ['?', say.help],
    ],
  },
  { title: say.inQueue, keys: say.queue },
];

/** Which keys do what, and the switch that turns the single ones off. */
export function KeyHelp(): ReactElement {
  const { isOpen, close } = useHelp();
  const isOn = useShortcutChoice();
  return (
    <Modal opened={isOpen} onClose={close} size={760} title={<Text fw={650}>{say.title}</Text>}>
      <div className={classes.lists}>
        {HELP.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={classes.title}>{title}</h3>
            <dl className={classes.list}>
              {keys.map(([combination, text]) => (
                <div key={combination} className={classes.line}>
                  <dt>
                    {combination.split(' ').map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Stack mt="lg">
        <Switch
          label={say.single}
          description={say.singleWhy}
          checked={isOn}
          onChange={({ currentTarget }) => {
            shortcutChoice.set(currentTarget.checked);
          }}
        />
      </Stack>
    </Modal>
  );
}
