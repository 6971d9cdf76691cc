import {
  ConfigError,
  definePlugin,
  type AlbumEvent,
  type ConfigFault,
  type ExecResult,
  type HookOutput,
  type HookRun,
  type PlaylistEvent,
  type PluginContext,
  type TrackEvent,
} from '@deemusic/plugin-sdk';
import { EXEC_HOOKS, type ExecConfig, type ExecHook } from './exec-config.js';
import { faultOfProgram } from './find-program.js';
import { programInput } from './program-input.js';
import { verdictOf } from './program-verdict.js';

type Context = PluginContext<ExecConfig>;

/** Runs the operator's own programs: JSON on standard input, no shell, the exit code says what came of it. */
export default definePlugin<ExecConfig>({
  setup(ctx) {
    ctx.hook('afterTrack', (event, run) => execute('afterTrack', event, run, ctx));
    ctx.hook('afterAlbum', (event, run) => execute('afterAlbum', event, run, ctx));
    ctx.hook('afterPlaylist', (event, run) => execute('afterPlaylist', event, run, ctx));
  },
  validateConfig,
  // Each run reads its settings when it begins.
  configChanged: () => true,
  async health({ config }) {
    if (EXEC_HOOKS.every((hook) => config[hook].program === '')) return 'No program is set.';
    const faults = await validateConfig(config);
    return faults.map(({ path, message }) => `${path}: ${message}`).join(' ') || null;
  },
});

async function execute(
  hook: ExecHook,
  event: TrackEvent | AlbumEvent | PlaylistEvent,
  run: HookRun,
  ctx: Context,
): Promise<HookOutput | undefined> {
  const { config } = ctx;
  const { program, args } = config[hook];
  if (program === '') return undefined;
  const stdin = await programInput(hook, event, run, ctx.files);
  const fault = await faultOfProgram(program, config.env.PATH);
  if (fault !== null) throw new ConfigError(`${hook}: ${fault}`);
  const options = { stdin, cwd: ctx.storage.dir, env: config.env };
  const result = await within(config, run, (signal) => ctx.exec(program, args, { ...options, signal }));
  return verdictOf(program, result);
}

/** Ends the program at the time limit, so that the run fails in words instead of the whole process being killed. */
async function within(
  { timeoutSeconds }: ExecConfig,
  run: HookRun,
  work: (signal: AbortSignal) => Promise<ExecResult>,
): Promise<ExecResult> {
  const limit = AbortSignal.timeout(timeoutSeconds * 1000);
  const timeUp = (): Error => new Error(`The program was ended after ${String(timeoutSeconds)} s.`);
  try {
    const result = await work(AbortSignal.any([run.signal, limit]));
    if (result.exitCode === null && limit.aborted) throw timeUp();
    return result;
  } catch (error) {
    throw limit.aborted && !run.signal.aborted ? timeUp() : error;
  }
}

async function validateConfig(config: Readonly<ExecConfig>): Promise<ConfigFault[]> {
  const faults: ConfigFault[] = [];
  for (const hook of EXEC_HOOKS) {
    const { program } = config[hook];
    const message = program === '' ? null : await faultOfProgram(program, config.env.PATH);
    if (message !== null) faults.push({ path: `/${hook}/program`, message });
  }
  return faults;
}
