import { z } from 'zod';
import { HOOK_NAMES, HOOK_ORDERS, PLUGIN_EVENT_NAMES } from '@deemusic/plugin-sdk';
import { PLUGIN_STATES } from '../plugin-status.js';

const FAULTS = ['plugin', 'host', 'config', 'network'] as const;

const hookSchema = z
  .object({
    name: z.enum(HOOK_NAMES),
    order: z.enum(HOOK_ORDERS),
    enabled: z.boolean(),
    place: z.int().nullable().meta({ description: 'From 1, among the plugins that have the hook switched on' }),
    timeoutMs: z.int(),
    concurrency: z.int(),
    retries: z.int(),
    onError: z.enum(['continue', 'fail']),
  })
  .meta({ id: 'PluginHook' });

const permissionsSchema = z.object({
  net: z.object({ hosts: z.array(z.string()), allowPrivate: z.boolean().optional(), reason: z.string() }).optional(),
  files: z.object({ access: z.enum(['read', 'write']), reason: z.string() }).optional(),
  exec: z.array(z.string()).optional(),
});

/** One plugin. */
export const pluginSchema = z
  .object({
    id: z.string(),
    displayName: z.string(),
    description: z.string(),
    version: z.string().nullable(),
    bundled: z.boolean(),
    origin: z.enum(['bundled', 'store', 'path']).nullable().meta({ description: 'null when its folder is gone' }),
    enabled: z.boolean().meta({ description: 'What was decided; whether it runs says state' }),
    state: z.enum(PLUGIN_STATES),
    reason: z.string().nullable().meta({ description: 'Why it is in that state, in words' }),
    fault: z.enum(FAULTS).nullable(),
    since: z.int().meta({ description: 'Milliseconds since the epoch' }),
    nextTryAt: z.int().nullable(),
    pid: z.int().nullable(),
    hooks: z.array(hookSchema),
    permissions: permissionsSchema,
    events: z.array(z.enum(PLUGIN_EVENT_NAMES)),
    hasConfig: z.boolean(),
    openRuns: z.int(),
    deadRuns: z.int(),
  })
  .meta({ id: 'Plugin' });
export type PluginAnswer = z.infer<typeof pluginSchema>;

export const pluginListSchema = z.object({ items: z.array(pluginSchema) }).meta({ id: 'PluginList' });

const jsonObject = z.record(z.string(), z.unknown());

export const pluginConfigSchema = z
  .object({
    schema: jsonObject.nullable().meta({ description: 'JSON Schema draft-07; null when the plugin has no settings' }),
    uiSchema: jsonObject.nullable(),
    data: jsonObject.meta({ description: 'With defaults; a secret is { set }' }),
  })
  .meta({ id: 'PluginConfig' });

/** Body of `PUT /plugins/:id/config`: the whole config. */
export const configBodySchema = z
  .strictObject({
    data: jsonObject.meta({
      description: 'A secret that is left out or { set: true } keeps its value, null clears it, a text sets it',
    }),
  })
  .meta({ id: 'PluginConfigBody' });
export type ConfigBody = z.infer<typeof configBodySchema>;

/** Body of `PUT /plugins/:id/hooks`: `{ "afterAlbum": true }`; what is not named stays as it is. */
export const hooksBodySchema = z.record(z.string(), z.boolean()).meta({ id: 'PluginHooksBody' });
export type HooksBody = z.infer<typeof hooksBodySchema>;

export const orderBodySchema = z
  .strictObject({ ids: z.array(z.string().min(1)).min(1).max(1000) })
  .meta({ id: 'PluginOrder' });
export type OrderBody = z.infer<typeof orderBodySchema>;

export const pluginTestSchema = z
  .object({ ok: z.boolean(), message: z.string().nullable(), fault: z.enum(FAULTS).nullable() })
  .meta({ id: 'PluginTest' });
export type PluginTest = z.infer<typeof pluginTestSchema>;

export const logQuerySchema = z.strictObject({ lines: z.coerce.number().int().min(1).max(5000).default(200) });
export type LogQuery = z.infer<typeof logQuerySchema>;

export const pluginLogSchema = z.object({ lines: z.array(z.string()) }).meta({ id: 'PluginLog' });
