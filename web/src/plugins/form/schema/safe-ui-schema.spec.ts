import { describe, expect, it } from '@jest/globals';
import { safeUiSchema } from './safe-ui-schema.js';

describe('hints for the form', () => {
  it('are taken where they are sound', () => {
    const hints = {
      'ui:order': ['b', 'a'],
      a: { 'ui:widget': 'radio', 'ui:options': { inline: true, title: 'A' } },
      list: { items: { 'ui:placeholder': 'x' } },
    };
    expect(safeUiSchema(hints)).toEqual({
      'ui:order': ['b', 'a', '*'],
      a: { 'ui:widget': 'radio', 'ui:inline': true, 'ui:title': 'A' },
      list: { items: { 'ui:placeholder': 'x' } },
    });
  });

  it.each([
    { 'ui:widget': 'NoSuchWidget' },
    { 'ui:field': 'LayoutGridField' },
    { 'ui:FieldTemplate': 'x' },
    { 'ui:options': { dangerouslySetInnerHTML: { __html: '<b>' }, label: false, enableMarkdownInDescription: true } },
    { 'ui:title': { odd: true } },
    { 'ui:rows': 1e9 },
    { 'ui:classNames': 'x', 'ui:style': { position: 'fixed' } },
    null,
    'text',
  ])('are left out otherwise: %j', (hints) => {
    expect(safeUiSchema(hints)).toEqual({});
  });

  it('never leave a property out of the order', () => {
    expect(safeUiSchema({ 'ui:order': 'odd' })).toEqual({ 'ui:order': ['*'] });
    expect(safeUiSchema({ 'ui:order': ['a', '*', 'b', '*', 1] })).toEqual({ 'ui:order': ['a', '*', 'b'] });
  });
});
