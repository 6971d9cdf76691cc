// By their own paths: the index of `@rjsf/core` imports a helper for tests, and with it a validator that needs `eval`.
import withTheme from '@rjsf/core/lib/withTheme.js';
import FileWidget from '@rjsf/mantine/lib/widgets/FileWidget.js';
import CyclicSchemaExpandTemplate from '@rjsf/mantine/lib/templates/CyclicSchemaExpandTemplate.js';
import OptionalDataControlsTemplate from '@rjsf/mantine/lib/templates/OptionalDataControlsTemplate.js';
import ButtonTemplates from '@rjsf/mantine/lib/templates/ButtonTemplates/index.js';
import type { RJSFSchema } from '@rjsf/utils';
import type { ConfigTree } from '../data/plugin-queries.js';
import { ArrayItemTemplate } from './templates/array-item-template.js';
import { ArrayTemplate } from './templates/array-template.js';
import { FieldTemplate } from './templates/field-template.js';
import { ObjectTemplate } from './templates/object-template.js';
import { MultiSchemaTemplate, Nothing, UnsupportedTemplate } from './templates/small-templates.js';
import { CheckboxesWidget } from './widgets/checkboxes-widget.js';
import { ColorWidget } from './widgets/color-widget.js';
import { PasswordWidget } from './widgets/password-widget.js';
import { RadioWidget } from './widgets/radio-widget.js';
import { SelectWidget } from './widgets/select-widget.js';
import { StringField } from './widgets/string-field.js';
import { SwitchWidget } from './widgets/switch-widget.js';
import { TextWidget } from './widgets/text-widget.js';
import { TextareaWidget } from './widgets/textarea-widget.js';

/**
 * The form of plugin settings. Of `@rjsf/mantine` it takes what is rare; the usual inputs are own ones, with names, descriptions and
 * errors that belong to their input, and without `@mantine/dates`: browsers have inputs for dates.
 */
export const ThemedForm = withTheme<ConfigTree, RJSFSchema>({
  fields: {
    StringField,
    // Numbers go as numbers: rjsf's own field would write them with the comma of the locale.
    NumberField: StringField,
  },
  templates: {
    ArrayFieldItemTemplate: ArrayItemTemplate,
    ArrayFieldTemplate: ArrayTemplate,
    BaseInputTemplate: TextWidget,
    ButtonTemplates: ButtonTemplates(),
    CyclicSchemaExpandTemplate,
    DescriptionFieldTemplate: Nothing,
    FieldErrorTemplate: Nothing,
    FieldHelpTemplate: Nothing,
    FieldTemplate,
    MultiSchemaFieldTemplate: MultiSchemaTemplate,
    ObjectFieldTemplate: ObjectTemplate,
    OptionalDataControlsTemplate,
    UnsupportedFieldTemplate: UnsupportedTemplate,
  },
  widgets: {
    CheckboxWidget: SwitchWidget,
    CheckboxesWidget,
    ColorWidget,
    FileWidget,
    PasswordWidget,
    RadioWidget,
    RangeWidget: TextWidget,
    SelectWidget,
    TextareaWidget,
    UpDownWidget: TextWidget,
  },
});
