import { Input } from '@mantine/core';
import { ADDITIONAL_PROPERTY_FLAG, errorId, type FieldTemplateProps } from '@rjsf/utils';
import type { ReactElement } from 'react';
import classes from '../form.module.css';
import { AdditionalProperty } from './additional-property.js';
import { FieldMarks } from './field-marks.js';

/** Around every field: what was changed in it, and what is wrong with a group as a whole. */
export function FieldTemplate(props: FieldTemplateProps): ReactElement {
  const { children, hidden, schema, fieldPathId, rawErrors = [], registry } = props;
  if (hidden) return <div hidden>{children}</div>;
  const isGroup = (schema.type === 'object' || schema.type === 'array') && !registry.schemaUtils.isMultiSelect(schema);
  const isAdditional = ADDITIONAL_PROPERTY_FLAG in schema;
  const content = (
    <>
      {children}
      {isGroup && rawErrors.length > 0 && (
        <Input.Error id={errorId(fieldPathId)} data-fault tabIndex={-1} mt={6}>
          {rawErrors.join('; ')}
        </Input.Error>
      )}
    </>
  );
  if (isAdditional) return <AdditionalProperty {...props}>{content}</AdditionalProperty>;
  return (
    <div className={classes.field}>
      {content}
      {schema.type !== 'object' && schema.writeOnly !== true && <FieldMarks {...props} />}
    </div>
  );
}
