import { ActionIcon, Group, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconX, type TablerIcon } from '@tabler/icons-react';
import type { ArrayFieldItemTemplateProps } from '@rjsf/utils';
import { useContext, type ReactElement } from 'react';
import { words } from '../../../words/index.js';
import classes from '../form.module.css';
import { ListTitleContext, QuietLabelContext } from '../form-surroundings.js';

/** An entry of a list, with what can be done with it. */
export function ArrayItemTemplate(props: ArrayFieldItemTemplateProps): ReactElement {
  const { children, index, schema, hasToolbar, buttonsProps, disabled, readonly } = props;
  const { form } = words.plugins;
  const name = form.entryOf(useContext(ListTitleContext), index + 1);
  const isPlain = schema.type !== 'object' && schema.type !== 'array' && !schema.oneOf && !schema.anyOf;
  const { hasCopy, hasMoveUp, hasMoveDown, hasRemove, onCopyItem, onMoveUpItem, onMoveDownItem, onRemoveItem } =
    buttonsProps;
  const remove = (): void => {
    onRemoveItem();
    // The button is gone with its entry; the focus stays with the list.
    document.getElementById(listIdOf(buttonsProps.fieldPathId.$id))?.focus();
  };
  return (
    <div className={classes.entry} data-plain={isPlain || undefined}>
      <div className={classes.entryBody}>
        <QuietLabelContext value={isPlain ? name : null}>{children}</QuietLabelContext>
      </div>
      {hasToolbar && !disabled && !readonly && (
        <Group gap={0} wrap="nowrap">
          <Tool icon={IconArrowUp} name={form.moveUp(name)} isThere={hasMoveUp} onClick={onMoveUpItem} />
          <Tool icon={IconArrowDown} name={form.moveDown(name)} isThere={hasMoveDown} onClick={onMoveDownItem} />
          <Tool icon={IconCopy} name={form.copy(name)} isThere={hasCopy} onClick={onCopyItem} />
          <Tool icon={IconX} name={form.remove(name)} isThere={hasRemove} onClick={remove} />
        </Group>
      )}
    </div>
  );
}

interface ToolProps {
  icon: TablerIcon;
  name: string;
  isThere: boolean | undefined;
  onClick: () => void;
}

function Tool({ icon: Icon, name, isThere, onClick }: ToolProps): ReactElement | null {
  if (!isThere) return null;
  return (
    <ActionIcon variant="subtle" color="gray" size={40} title={name} onClick={onClick}>
      <VisuallyHidden>{name}</VisuallyHidden>
      <Icon size={18} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}

/** `root_names_2` → `root_names` */
function listIdOf(entryId: string): string {
  return entryId.slice(0, entryId.lastIndexOf('_'));
}
