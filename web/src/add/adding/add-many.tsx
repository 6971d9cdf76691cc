import { Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { ApiError } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import type { MediaRef } from '../standing/ref.js';
import type { Adding } from './use-adding.js';

interface AddManyProps {
  refs: readonly MediaRef[];
  label: string;
  adding: Adding;
}

/** Adds many things at once. What is there already is not forced: the host says of each whether it was new. */
export function AddMany({ refs, label, adding }: AddManyProps): ReactElement | null {
  const mayAdd = useMay('control');
  if (!mayAdd) return null;
  return (
    <Button
      leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
      disabled={refs.length === 0}
      loading={adding.isPending}
      onClick={() => {
        adding.mutate(refs.map((ref) => ({ ref, force: false })));
      }}
    >
      {label}
    </Button>
  );
}

/** Why many could not be added; the way on is to add the others without those that are at fault. */
export function ManyRefused({ adding }: { adding: Adding }): ReactElement | null {
  const { error, variables = [] } = adding;
  if (!error) return null;
  const bad = new Set(error instanceof ApiError ? error.details.map(({ index }) => index) : []);
  const others = bad.size === 0 ? [] : variables.filter((_, index) => !bad.has(index));
  return (
    <Stack gap="xs" align="stretch" mb="sm">
      <ErrorBox
        error={error}
        onDismiss={adding.reset}
        {...(bad.size === 0 && {
          onRetry: () => {
            adding.mutate(variables);
          },
        })}
      />
      {others.length > 0 && (
        <Group>
          <Button
            variant="default"
            onClick={() => {
              adding.mutate(others);
            }}
          >
            {words.add.addOthers(others.length)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
