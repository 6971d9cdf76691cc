import { z } from 'zod';

/** One setting as clients see it. */
const settingSchema = z
  .object({
    value: z.unknown().meta({ description: 'As configured; of a secret only { set }' }),
    default: z.unknown(),
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
export const settingsPatchSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .meta({ id: 'SettingsPatch' });
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
