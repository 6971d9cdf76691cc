import { Skeleton, Stack, Text } from '@mantine/core';
import { IconAdjustmentsOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactElement } from 'react';
import { Empty, ErrorBox } from '../../parts/index.js';
import { useMay } from '../../session/index.js';
import { words } from '../../words/index.js';
import { configQuery, type ConfigTree, type Plugin } from '../data/plugin-queries.js';
import { FormFault, FormMissing } from './form-fault.js';
import { JsonForm } from './json-form.js';

/** Forms by schema are a large piece of code: it comes when somebody wants one. */
const SettingsForm = lazy(() =>
  import('./settings-form.js').catch((cause: unknown) => {
    throw new FormMissing({ cause });
  }),
);

interface SettingsTabProps {
  plugin: Plugin;
  /** What somebody made of the settings and did not save; null = nothing. */
  draft: ConfigTree | null;
  onDraft: (draft: ConfigTree | null) => void;
}

/** The settings of a plugin. */
export function SettingsTab({ plugin: { id, hasConfig }, draft, onDraft }: SettingsTabProps): ReactElement {
  const { data, error, refetch } = useQuery({ ...configQuery(id), enabled: hasConfig });
  const mayChange = useMay('admin');
  const { form } = words.plugins;
  if (!hasConfig || data?.schema === null)
    return <Empty icon={IconAdjustmentsOff} title={form.none} text={form.noneText} />;
  if (!data) return error ? <ErrorBox error={error} onRetry={() => void refetch()} /> : <Loading />;
  const shared = { id, data: data.data, draft, onDraft, isReadOnly: !mayChange };
  return (
    <>
      {!mayChange && (
        <Text c="dimmed" mb="md">
          {form.readOnly}
        </Text>
      )}
      <FormFault fallback={<JsonForm {...shared} />}>
        <Suspense fallback={<Loading />}>
          <SettingsForm {...shared} schema={data.schema} uiSchema={data.uiSchema} />
        </Suspense>
      </FormFault>
    </>
  );
}

function Loading(): ReactElement {
  return (
    <Stack gap="lg" maw={760} aria-hidden>
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} h={64} />
      ))}
    </Stack>
  );
}
