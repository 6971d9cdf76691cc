import { Button, Input, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { canExpand, titleId, type FieldPathList, type ObjectFieldTemplateProps } from '@rjsf/utils';
import { useContext, type ReactElement } from 'react';
import { words } from '../../../words/index.js';
import classes from '../form.module.css';
import { FormSurroundingsContext } from '../form-surroundings.js';
import { isSchema } from '../schema/map-schema.js';

/** Many switches stand side by side. */
const MANY_SWITCHES = 4;

/** A group of settings. The whole form needs no heading: the page has one. */
export function ObjectTemplate(props: ObjectFieldTemplateProps): ReactElement {
  const { description, properties, schema, fieldPathId, optionalDataControl } = props;
  const depth = fieldPathId.path.length;
  const name = nameOf(props);
  const fields = (
    <>
      {description && (
        <Text size="sm" c="dimmed" mb={depth === 0 ? 'lg' : 0}>
          {description}
        </Text>
      )}
      {optionalDataControl}
      <div className={classes.fields} data-switches={hasManySwitches(schema) || undefined}>
        {properties.map(({ name: key, content, hidden }) => !hidden && <div key={key}>{content}</div>)}
        <AddProperty {...props} name={name} />
      </div>
    </>
  );
  if (depth === 0) return fields;
  return (
    <div className={classes.group} data-depth={Math.min(depth, 2)} role="group" aria-labelledby={titleId(fieldPathId)}>
      <Heading id={titleId(fieldPathId)} path={fieldPathId.path}>
        {name}
      </Heading>
      {fields}
    </div>
  );
}

/** Entries of lists are no chapters. */
function Heading({ id, path, children }: { id: string; path: FieldPathList; children: string }): ReactElement {
  if (path.some((step) => typeof step === 'number'))
    return (
      <Text fw={600} id={id}>
        {children}
      </Text>
    );
  return (
    <Title order={path.length === 1 ? 2 : 3} size={path.length === 1 ? 'h4' : 'h5'} id={id}>
      {children}
    </Title>
  );
}

function nameOf({ title, schema, fieldPathId }: ObjectFieldTemplateProps): string {
  const last = fieldPathId.path.at(-1);
  return typeof last === 'number' ? (schema.title ?? words.plugins.form.entry(last + 1)) : title;
}

/** Where names are given by who fills the form. */
function AddProperty(props: ObjectFieldTemplateProps & { name: string }): ReactElement | null {
  const { schema, uiSchema, properties, name, onAddProperty } = props;
  const { isReadOnly } = useContext(FormSurroundingsContext);
  const { form } = words.plugins;
  if (isReadOnly || !canExpand(schema, uiSchema, props.formData)) return null;
  return (
    <div>
      {properties.length === 0 && <Input.Description mb={8}>{form.noEntries}</Input.Description>}
      <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={onAddProperty}>
        {form.add} <VisuallyHidden>{form.addTo(name)}</VisuallyHidden>
      </Button>
    </div>
  );
}

function hasManySwitches({ properties = {} }: ObjectFieldTemplateProps['schema']): boolean {
  const all = Object.values(properties);
  return all.length >= MANY_SWITCHES && all.every((each) => isSchema(each) && each.type === 'boolean');
}
