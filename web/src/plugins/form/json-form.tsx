import { JsonInput, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useSaveConfig } from '../data/plugin-actions.js';
import type { ConfigTree } from '../data/plugin-queries.js';
import { SaveBar } from './save-bar.js';

interface JsonFormProps {
  id: string;
  data: ConfigTree;
  draft: ConfigTree | null;
  onDraft: (draft: ConfigTree | null) => void;
  isReadOnly: boolean;
}

/** Settings as JSON, where no form can be made of their schema. */
export function JsonForm({ id, data, draft, onDraft, isReadOnly }: JsonFormProps): ReactElement {
  const save = useSaveConfig(id);
  const [text, setText] = useState(draft && jsonOf(draft));
  const { plain, refused } = words.plugins.form;
  const read = text === null ? null : readObject(text);
  const change = (next: string | null): void => {
    setText(next);
    if (save.isSuccess) save.reset();
    // What is no JSON yet is kept as what it was before.
    onDraft(next === null ? null : (readObject(next).object ?? draft ?? data));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!read?.object) return;
        save.mutate(read.object, {
          onSuccess: () => {
            setText(null);
            onDraft(null);
          },
        });
      }}
    >
      <Stack>
        <div>
          <Title order={2} size="h4">
            {plain.title}
          </Title>
          <Text c="dimmed">{plain.text}</Text>
        </div>
        {save.error && <ErrorBox error={save.error} title={refused} onDismiss={save.reset} />}
        <JsonInput
          label={plain.label}
          autosize
          minRows={10}
          readOnly={isReadOnly}
          value={text ?? jsonOf(data)}
          error={read?.fault}
          onChange={change}
        />
        {!isReadOnly && (
          <SaveBar
            isChanged={text !== null}
            isSaving={save.isPending}
            isSaved={save.isSuccess}
            onPutBack={() => {
              save.reset();
              change(null);
            }}
          />
        )}
      </Stack>
    </form>
  );
}

function jsonOf(tree: ConfigTree): string {
  return JSON.stringify(tree, null, 2);
}

function readObject(text: string): { object?: ConfigTree; fault?: string } {
  const { invalid, notObject } = words.plugins.form.plain;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { object: value as ConfigTree };
    return { fault: notObject };
  } catch (error) {
    return { fault: invalid((error as Error).message) };
  }
}
