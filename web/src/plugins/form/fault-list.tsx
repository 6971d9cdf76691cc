import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { RJSFSchema } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import type { Fault } from './schema/fault-words.js';
import { isField } from './schema/is-field.js';
import { dotted } from './schema/pointer.js';

/** Above the form: that it was refused, and what is wrong where no field is. */
export function FaultList({ faults, schema }: { faults: readonly Fault[]; schema: RJSFSchema }): ReactElement {
  const { form } = words.plugins;
  const elsewhere = faults.filter(({ path }) => !isField(schema, path));
  return (
    <Alert role="alert" color="red" mb="lg" icon={<IconAlertTriangle aria-hidden />} title={form.refused}>
      {elsewhere.length < faults.length && <Text size="sm">{form.lookBelow}</Text>}
      {elsewhere.length > 0 && (
        <List size="sm">
          {elsewhere.map(({ path, message }) => (
            <List.Item key={`${path.join('/')} ${message}`}>{form.faultOf(dotted(path), message)}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
