import { z } from 'zod';
import { SETTING_GROUPS, SETTING_KINDS, SETTING_UNITS } from '../../config/index.js';

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const formSchema = z
  .object({
    kind: z.enum(SETTING_KINDS),
    options: z.array(z.string()).readonly().optional().meta({ description: 'The words of a choice' }),
    min: z.number().optional(),
    max: z.number().optional(),
    unit: z.enum(SETTING_UNITS).optional(),
    nullable: z.boolean().meta({ description: 'It may be not set at all: null' }),
  })
  .meta({ id: 'SettingForm' });

/** One setting as clients see it. */
const settingSchema = z
  .object({
    title: z.string().meta({ description: 'Short, for people' }),
    group: z.enum(SETTING_GROUPS),
    form: formSchema,
    value: z
      .union([valueSchema, z.object({ set: z.boolean() })])
      .meta({ description: 'As configured; of a secret only { set }' }),
    default: valueSchema,
    locked: z.boolean().meta({ description: 'Set by flag or environment: it cannot be changed here' }),
    live: z.boolean().meta({ description: 'A change takes effect at once' }),
    restartNeeded: z.boolean().meta({ description: 'The configured value takes effect with the next start' }),
    secret: z.boolean(),
    description: z.string(),
    environment: z.string(),
  })
  .meta({ id: 'Setting' });

/** Answer of `GET /settings` and `PUT /settings`: settings by name. */
export const settingsAnswerSchema = z.record(z.string(), settingSchema).meta({ id: 'Settings' });
export type SettingsAnswer = z.infer<typeof settingsAnswerSchema>;

/** Body of `PUT /settings`: values by name; null puts the default back. What is not named stays as it is. */
export const settingsPatchSchema = z.record(z.string(), valueSchema).meta({ id: 'SettingsPatch' });
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
