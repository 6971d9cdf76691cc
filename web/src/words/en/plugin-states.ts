import { openTable, openWords } from '../open-table.js';

/** States of plugins: a word for each, and what there is to do about it. */
export const pluginStates = {
  name: openWords({
    disabled: 'Off',
    ready: 'Ready',
    starting: 'Starting',
    busy: 'Working',
    stopping: 'Stopping',
    backoff: 'Starting again',
    tripped: 'Stopped after crashes',
    needs_config: 'Settings missing',
    needs_auth: 'Account refused',
    missing: 'Missing',
    incompatible: 'Not compatible',
  }),
  advice: openTable(
    {
      disabled: 'Switch it on to let it take part.',
      ready: 'It can work. Its process starts with the first run.',
      starting: 'Its process starts.',
      busy: 'It works on something at the moment.',
      stopping: 'Its process ends.',
      backoff: 'Its process ended unexpectedly and is started again by itself. Look into its log when that repeats.',
      tripped: 'Its process ended five times within ten minutes. Look into its log, mend or update it, then reset it.',
      needs_config: 'Open its settings and complete them; it goes on as soon as they are saved.',
      needs_auth: 'Save its settings anew with an account that is valid, or reset it to try the present one again.',
      missing: 'Put its folder back, then restart it here, or start the host anew.',
      incompatible: 'Update the plugin, or DeeMusic; the reason says which.',
    },
    () => '',
  ),
  /** `disabled` by the setting plugins.mode, not by its switch. */
  keptOff: 'The setting plugins.mode keeps it off.',
  fault: openTable(
    {
      plugin: 'The fault is in the plugin.',
      host: 'The fault is on the side of the host.',
      config: 'The fault is in its settings or files.',
      network: 'The network is at fault.',
    },
    () => '',
  ),
};
