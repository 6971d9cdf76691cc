import { Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call, rest } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { say, words } from '../../words/index.js';
import { AdminSection } from '../admin-section.js';
import { Lines } from '../lines/lines.js';
import lines from '../lines/lines.module.css';

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
  return (
    <AdminSection
      title={backups.title}
      lead={backups.lead}
      action={{ icon: IconArchive, text: backups.make, isPending: making.isPending, run: making.mutate }}
    >
      {making.error && <ErrorBox error={making.error} onDismiss={making.reset} />}
      <Text role="status" size="sm" c="var(--tone-good)">
        {making.data && backups.made(making.data.name)}
      </Text>
      <Lines list={list} label={backups.list} none={backups.none}>
        {({ name, bytes, createdAt }) => (
          <li key={name} className={lines.line}>
            <span className={lines.main}>{name}</span>
            <span className={lines.quiet}>{say.moment(createdAt)}</span>
            <span className={lines.end}>{say.bytes(bytes)}</span>
          </li>
        )}
      </Lines>
    </AdminSection>
  );
}
