import type { ReactElement } from 'react';
import { TemplateField } from '../template/template-field.js';
import { ChoiceField } from './choice-field.js';
import type { FieldProps } from './field.js';
import { FlagField } from './flag-field.js';
import { NumberField } from './number-field.js';
import { SecretField } from './secret-field.js';
import { SizeField } from './size-field.js';
import { TextField } from './text-field.js';

/** The right field for a setting. */
export function SettingField(props: FieldProps): ReactElement {
  switch (props.setting.form.kind) {
    case 'integer':
      return <NumberField {...props} />;
    case 'size':
    case 'speed':
      return <SizeField {...props} />;
    case 'flag':
      return <FlagField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'secret':
      return <SecretField {...props} />;
    case 'template':
      return <TemplateField {...props} />;
    case 'folder':
    case 'text':
    case 'url':
    default:
      return <TextField {...props} />;
  }
}
