import { z } from 'zod';
import { TEMPLATE_PLACEHOLDERS } from '../../domain/index.js';
import { TEMPLATE_KEYS, type TemplateKey } from '../../download/index.js';

/** Body of `POST /settings/template-preview`. */
export const previewRequestSchema = z
  .strictObject({
    key: z
      .enum(Object.keys(TEMPLATE_KEYS) as [TemplateKey, ...TemplateKey[]])
      .meta({ description: 'Name of the setting whose template it would be' }),
    template: z.string().max(2000),
  })
  .meta({ id: 'TemplatePreviewRequest' });
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** Answer of `POST /settings/template-preview`. */
export const previewSchema = z
  .object({
    examples: z
      .array(
        z.object({
          label: z.string().meta({ description: 'What the example shows' }),
          path: z.string().meta({ description: 'Relative to the library' }),
        }),
      )
      .meta({ description: 'Tracks of the list first, then made-up ones; none for a template that would be refused' }),
    fault: z
      .object({
        message: z.string(),
        position: z.int().optional().meta({ description: 'Where in the template, from 0' }),
      })
      .nullable(),
  })
  .meta({ id: 'TemplatePreview' });

/** Answer of `GET /settings/placeholders`. */
export const placeholdersSchema = z
  .object({
    items: z.array(
      z.object({
        name: z.enum(TEMPLATE_PLACEHOLDERS).meta({ description: 'Without the braces' }),
        description: z.string(),
      }),
    ),
  })
  .meta({ id: 'TemplatePlaceholders' });
export type Placeholders = z.infer<typeof placeholdersSchema>;
