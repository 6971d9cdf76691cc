import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { ErrorBox } from '../../../parts/index.js';
import { words } from '../../../words/index.js';

export interface RemoveDialogProps {
  isOpen: boolean;
  /** What is to be removed, in words: a title, or how many items. */
  what: string;
  isPending: boolean;
  error: Error | null;
  onClose: () => void;
  onConfirm: (files: 'keep' | 'delete') => void;
}

/** Asks before anything leaves the list. Files stay, unless somebody says otherwise each time. */
export function RemoveDialog({ isOpen, onClose, ...rest }: RemoveDialogProps): ReactElement {
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.item.remove.title} centered>
      <Question {...rest} onClose={onClose} />
    </Modal>
  );
}

function Question({ what, isPending, error, onClose, onConfirm }: Omit<RemoveDialogProps, 'isOpen'>): ReactElement {
  const [isWithFiles, setWithFiles] = useState(false);
  const { remove } = words.item;
  return (
    <Stack gap="md">
      <Text style={{ overflowWrap: 'anywhere' }}>{remove.question(what)}</Text>
      <Checkbox
        label={remove.withFiles}
        description={isWithFiles ? remove.filesGo : remove.filesStay}
        checked={isWithFiles}
        onChange={(event) => {
          setWithFiles(event.currentTarget.checked);
        }}
      />
      {error && <ErrorBox error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {remove.keep}
        </Button>
        <Button
          color="red.9"
          loading={isPending}
          onClick={() => {
            onConfirm(isWithFiles ? 'delete' : 'keep');
          }}
        >
          {isWithFiles ? remove.doWithFiles : remove.doIt}
        </Button>
      </Group>
    </Stack>
  );
}
