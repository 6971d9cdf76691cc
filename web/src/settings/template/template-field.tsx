export { TextField as TemplateField } from '../fields/text-field.js';
