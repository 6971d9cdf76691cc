import { createSchemaUtils, deepEquals, type Experimental_DefaultFormStateBehavior } from '@rjsf/utils';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { ApiError } from '../../api/index.js';
import { ErrorBox } from '../../parts/index.js';
import { words } from '../../words/index.js';
import { useSaveConfig } from '../data/plugin-actions.js';
import type { ConfigTree } from '../data/plugin-queries.js';
import { FaultList } from './fault-list.js';
import { ThemedForm } from './form-theme.js';
import { FormSurroundingsContext } from './form-surroundings.js';
import classes from './form.module.css';
import { refusalOf, standing, type Refusal } from './host-faults.js';
import { SaveBar } from './save-bar.js';
import { safeUiSchema } from './schema/safe-ui-schema.js';
import { errorSchemaOf, validator } from './schema/validator.js';

/** What is not given stays so, but for defaults: the host would take them anyway, and so they are seen. */
const DEFAULTS: Experimental_DefaultFormStateBehavior = { arrayMinItems: { populate: 'never' } };

export interface SettingsFormProps {
  id: string;
  schema: ConfigTree;
  uiSchema: ConfigTree | null;
  /** As the host has it. */
  data: ConfigTree;
  /** What somebody made of it and did not save; null = nothing. */
  draft: ConfigTree | null;
  onDraft: (draft: ConfigTree | null) => void;
  isReadOnly: boolean;
}

/** The settings of a plugin by its own schema. */
export default function SettingsForm(props: SettingsFormProps): ReactElement {
  const { id, schema, uiSchema, data, draft, onDraft, isReadOnly } = props;
  const save = useSaveConfig(id);
  const box = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const [round, setRound] = useState(0);
  const hints = useMemo(() => safeUiSchema(uiSchema), [uiSchema]);
  const saved = useMemo(() => withDefaults(schema, data), [schema, data]);
  const shown = draft ?? saved;
  const faults = refusal ? standing(refusal, shown) : [];
  const toFirstFault = (): void => {
    box.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]')?.focus();
  };
  useEffect(() => {
    if (refusal) toFirstFault();
  }, [refusal]);
  const submit = (formData: ConfigTree): void => {
    setRefusal(null);
    save.mutate(formData, {
      onSuccess: () => {
        onDraft(null);
        setHasTried(false);
        setRound(round + 1);
      },
      onError: (error) => {
        setRefusal(refusalOf(error instanceof ApiError ? error.details : [], formData));
      },
    });
  };
  const surroundings = useMemo(() => ({ saved, round, isReadOnly }), [saved, round, isReadOnly]);
  return (
    <div ref={box} className={classes.form}>
      <FormSurroundingsContext value={surroundings}>
        {refusal && faults.length > 0 && <FaultList faults={faults} schema={schema} />}
        {save.error && !refusal && (
          <ErrorBox error={save.error} title={words.plugins.form.refused} onDismiss={save.reset} />
        )}
        <ThemedForm
          schema={schema}
          uiSchema={hints}
          formData={shown}
          validator={validator}
          extraErrors={errorSchemaOf(faults.filter(({ path }) => path.length > 0))}
          liveValidate={hasTried ? 'onChange' : false}
          experimental_defaultFormStateBehavior={DEFAULTS}
          showErrorList={false}
          noHtml5Validate
          readonly={isReadOnly}
          onChange={({ formData = {} }) => {
            if (save.isSuccess) save.reset();
            onDraft(deepEquals(formData, saved) ? null : formData);
          }}
          onError={() => {
            setHasTried(true);
            // The errors are drawn first.
            requestAnimationFrame(toFirstFault);
          }}
          onSubmit={({ formData = {} }) => {
            if (draft !== null && !save.isPending) submit(formData);
          }}
        >
          {isReadOnly ? (
            <></>
          ) : (
            <SaveBar
              isChanged={draft !== null}
              isSaving={save.isPending}
              isSaved={save.isSuccess}
              onPutBack={() => {
                setRefusal(null);
                setHasTried(false);
                setRound(round + 1);
                save.reset();
                onDraft(null);
              }}
            />
          )}
        </ThemedForm>
      </FormSurroundingsContext>
    </div>
  );
}

function withDefaults(schema: ConfigTree, data: ConfigTree): ConfigTree {
  const utils = createSchemaUtils<ConfigTree>(validator, schema, DEFAULTS);
  return utils.getDefaultFormState(schema, data) as ConfigTree;
}
