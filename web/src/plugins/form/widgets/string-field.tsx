import getDefaultRegistry from '@rjsf/core/lib/getDefaultRegistry.js';
import type { FieldProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import { SecretField } from './secret-field.js';

const { StringField: PlainStringField } = getDefaultRegistry().fields;

/** Texts and numbers; those that are only ever written are secrets. */
export function StringField(props: FieldProps): ReactElement | null {
  if (props.schema.writeOnly === true) return <SecretField {...props} />;
  return PlainStringField ? <PlainStringField {...props} /> : null;
}
