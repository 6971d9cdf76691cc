import type { PluginDefinition } from '../plugin.js';
import type { HookName, Hooks } from '../hooks.js';
import type { Permissions } from '../manifest.js';
import { PluginSession } from '../runtime/plugin-session.js';
import { completeEvent } from './complete-event.js';
import { withOverrides, type EventOverrides } from './event-overrides.js';
import { checkedOutput } from './output-check.js';
import { recordedNetwork } from './recorded-network.js';
import { recordedPrograms } from './recorded-programs.js';
import { RunRecorder } from './run-recorder.js';
import type { TestFolders } from './test-folders.js';
import type { RunOptions, RunReport, TestHost, TestHostOptions } from './test-host.js';
import { TestImages } from './test-images.js';
import { TestLibrary } from './test-library.js';
import { TestLink } from './test-link.js';
import { testManifest, type TestManifest } from './test-manifest.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const EVERYTHING: Permissions = {
  net: { hosts: ['*'], allowPrivate: true, reason: 'test' },
  files: { access: 'write', reason: 'test' },
  exec: ['*'],
};

/** The host of one test; `createTestHost` opens it. */
export class InMemoryHost<Config> implements TestHost<Config> {
  readonly requests: TestHost['requests'][number][] = [];
  readonly programs: TestHost['programs'][number][] = [];
  private readonly library: TestLibrary;
  private readonly images: TestImages;
  private readonly recorder = new RunRecorder();
  private session!: PluginSession;
  private readonly manifest: TestManifest;
  private config: object;
  private now: number;
  private count = 0;

  constructor(
    private readonly folders: TestFolders,
    private readonly options: TestHostOptions,
  ) {
    this.library = new TestLibrary(folders.library);
    this.images = new TestImages(options.images ?? {}, folders.images);
    this.manifest = testManifest(options);
    this.config = this.manifest.fill(options.config ?? {});
    this.now = options.now ?? NOW;
    for (const [path, bytes] of Object.entries(options.files ?? {})) this.library.put(path, bytes);
  }

  async open(plugin: PluginDefinition): Promise<void> {
    const { items = [], secrets = {}, http = {}, exec } = this.options;
    const { manifest } = this.manifest;
    const params = {
      id: manifest?.id ?? 'plugin-under-test',
      storageDir: this.folders.storage,
      config: this.config,
      secrets,
      permissions: manifest === null ? EVERYTHING : (manifest.permissions ?? {}),
      hooks: manifest?.hooks?.map(({ name }) => name) ?? null,
      events: manifest === null ? null : (manifest.events ?? []),
    };
    this.session = await PluginSession.open(
      plugin,
      params,
      new TestLink(this.library, this.folders, this.images, items, this.recorder),
      {
        clock: { now: () => this.now },
        transport: recordedNetwork(http, this.requests),
        ...(exec === undefined ? {} : { exec: recordedPrograms(exec, this.programs) }),
      },
    );
  }

  get libraryDir(): string {
    return this.folders.library;
  }

  get storageDir(): string {
    return this.folders.storage;
  }

  get logs(): RunReport['logs'] {
    return this.recorder.logs;
  }

  get hooks(): HookName[] {
    return this.session.summary.hooks;
  }

  get events(): TestHost['events'] {
    return this.session.summary.events as TestHost['events'];
  }

  run<Name extends HookName>(
    name: Name,
    event?: EventOverrides<Name>,
    options: RunOptions = {},
  ): Promise<RunReport<Name>> {
    return this.execute(`test-run-${++this.count}`, name, event, options);
  }

  async runTwice<Name extends HookName>(name: Name, event?: EventOverrides<Name>): Promise<RunReport<Name>> {
    const runId = `test-run-${++this.count}`;
    await this.execute(runId, name, event, {});
    const before = this.library.snapshot();
    const report = await this.execute(runId, name, event, { attempt: 2, reason: 'retry' });
    const after = this.library.snapshot();
    const paths = [...new Set([...before.keys(), ...after.keys()])];
    const changed = paths.filter((path) => before.get(path) !== after.get(path));
    if (changed.length === 0) return report;
    throw new Error(`Run again, ${name} did not give the same bytes: ${changed.join(', ')}`);
  }

  private async execute<Name extends HookName>(
    runId: string,
    hook: Name,
    overrides: EventOverrides<Name> | undefined,
    { attempt = 1, reason = 'live', isLate = false, signal = new AbortController().signal }: RunOptions,
  ): Promise<RunReport<Name>> {
    const payload = completeEvent(hook, overrides, isLate, this.library, this.images);
    const recorded = this.recorder.begin(runId);
    try {
      const params = { runId, hook, payload, idempotencyKey: `key-of-${runId}`, attempt, reason, isLate };
      const raw = await this.session.run(params, signal, (fraction) => recorded.progress.push(fraction));
      const { output, artifacts } = checkedOutput(hook, raw, this.library);
      return { ...recorded, output: output as Hooks[Name]['result'], artifacts };
    } finally {
      this.recorder.end(runId);
    }
  }

  emit: TestHost['emit'] = (name, payload) => this.session.observe(name, structuredClone(payload));

  validateConfig(config?: Partial<Config>): ReturnType<TestHost['validateConfig']> {
    return this.session.validateConfig({
      config: withOverrides(this.config, config),
      secrets: this.options.secrets ?? {},
    });
  }

  changeConfig(config: Partial<Config>): Promise<boolean> {
    this.config = this.merged(config);
    return this.session.changeConfig({ config: this.config, secrets: this.options.secrets ?? {} });
  }

  private merged(config: Partial<Config> | undefined): object {
    return this.manifest.fill(withOverrides(this.config, config));
  }

  health(): Promise<string | null> {
    return this.session.health();
  }

  file(path: string): Buffer {
    return this.library.read(path);
  }

  text(path: string): string {
    return this.library.read(path).toString('utf8');
  }

  has(path: string): boolean {
    return this.library.has(path);
  }

  files(): string[] {
    return this.library.files();
  }

  put(path: string, bytes: string | Uint8Array): void {
    this.library.put(path, bytes);
  }

  advance(ms: number): void {
    this.now += ms;
  }

  async dispose(): Promise<void> {
    await this.session.dispose();
    this.folders.remove();
  }
}
