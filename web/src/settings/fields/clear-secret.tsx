import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import type { NamedSetting } from '../data/setting-input.js';
import type { useSaveSettings } from '../data/settings-query.js';

interface ClearSecretProps {
  setting: NamedSetting;
  save: ReturnType<typeof useSaveSettings>;
  onDone: () => void;
}

/** Removes a secret, after asking: nobody can read it from here to put it back. */
export function ClearSecret({ setting, save, onDone }: ClearSecretProps): ReactElement {
  const [isOpen, { open, close }] = useDisclosure();
  const say = words.settings.secret;
  const clear = (): void => {
    save.mutate(
      { [setting.key]: null },
      {
        onSuccess() {
          close();
          onDone();
        },
      },
    );
  };
  return (
    <>
      <Button variant="subtle" color="red" size="sm" aria-label={say.action(say.clear, setting.title)} onClick={open}>
        {say.clear}
      </Button>
      <Modal opened={isOpen} onClose={close} title={say.clearTitle(setting.title)} centered>
        <Stack>
          <Text>{say.clearText}</Text>
          {save.error && <ErrorBox error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {say.cancel}
            </Button>
            <Button color="red" loading={save.isPending} onClick={clear}>
              {say.clear}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
