import { Button, Skeleton, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, rest } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { say, words } from '../../words/index.js';
import lines from '../lines.module.css';
import { Section } from '../section.js';

const KEY = ['backups'];

/** The backups that are there, and one more. */
export function Backups(): ReactElement {
  const isAdmin = useMay('admin');
  const queries = useQueryClient();
  const list = useQuery({ queryKey: KEY, queryFn: () => call(rest.GET('/api/v1/backups')), enabled: isAdmin });
  const making = useMutation({
    mutationFn: () => call(rest.POST('/api/v1/backups')),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const { backups } = words.about;
  const error = making.error ?? list.error;
  return (
    <Section
      title={backups.title}
      lead={isAdmin ? backups.lead : words.about.noAdmin}
      action={
        <Button
          variant="default"
          className={lines.action}
          leftSection={<IconArchive size={18} stroke={1.75} aria-hidden />}
          loading={making.isPending}
          disabled={!isAdmin}
          onClick={() => {
            making.mutate();
          }}
        >
          {backups.make}
        </Button>
      }
    >
      {error && <ErrorBox error={error} onRetry={making.error ? undefined : () => void list.refetch()} />}
      <Text role="status" size="sm" c="var(--tone-good)">
        {making.data && backups.made(making.data.name)}
      </Text>
      {list.isLoading && <Skeleton height={44} />}
      {list.data?.items.length === 0 && <Text size="sm">{backups.none}</Text>}
      {list.data && list.data.items.length > 0 && (
        <ul className={lines.list} aria-label={backups.list}>
          {list.data.items.map(({ name, bytes, createdAt }) => (
            <li key={name} className={lines.line}>
              <span className={lines.main}>{name}</span>
              <span className={lines.quiet}>{say.moment(createdAt)}</span>
              <span className={lines.end}>{say.bytes(bytes)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
