import { Button, Input, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { errorId, titleId, type ArrayFieldTemplateProps } from '@rjsf/utils';
import { useContext, type ReactElement } from 'react';
import { words } from '../../../words/index.js';
import classes from '../form.module.css';
import { FormSurroundingsContext, ListTitleContext } from '../form-surroundings.js';

/** A list of entries that can be added, moved and removed. */
export function ArrayTemplate(props: ArrayFieldTemplateProps): ReactElement {
  const { title, schema, uiSchema = {}, items, canAdd, onAddClick, fieldPathId, rawErrors = [], required } = props;
  const { isReadOnly } = useContext(FormSurroundingsContext);
  const { form } = words.plugins;
  const description = uiSchema['ui:description'] ?? schema.description;
  const name = uiSchema['ui:title'] ?? title;
  const descriptionId = `${fieldPathId.$id}-description`;
  const described = [description && descriptionId, rawErrors.length > 0 && errorId(fieldPathId)].filter(Boolean);
  return (
    <div
      role="group"
      id={fieldPathId.$id}
      tabIndex={-1}
      className={classes.list}
      aria-labelledby={titleId(fieldPathId)}
      aria-describedby={described.join(' ') || undefined}
    >
      <Input.Label id={titleId(fieldPathId)} labelElement="div" required={required ?? false}>
        {name}
      </Input.Label>
      {description && <Input.Description id={descriptionId}>{description}</Input.Description>}
      <ListTitleContext value={name}>
        <div className={classes.entries}>
          {items.length === 0 ? <Input.Description>{form.noEntries}</Input.Description> : items}
        </div>
      </ListTitleContext>
      {canAdd && !isReadOnly && (
        <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={onAddClick}>
          {form.add} <VisuallyHidden>{form.addTo(name)}</VisuallyHidden>
        </Button>
      )}
    </div>
  );
}
