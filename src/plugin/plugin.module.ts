import { Module } from '@nestjs/common';
import { EventsModule } from '../events/index.js';
import { LibraryModule } from '../library/index.js';
import { ArtifactStore } from './files/artifact-store.js';
import { PluginRequests } from './files/plugin-requests.js';
import { Sidecars } from './files/sidecars.js';
import { TrackEdits } from './files/track-edits.js';
import { HookSubjectsRegistry } from './hook-subjects-registry.js';
import { HookPlugins } from './outbox/hook-plugins.js';
import { HookRunner } from './outbox/hook-runner.js';
import { OUTBOX_PROVIDERS } from './outbox/outbox.providers.js';
import { PluginHost } from './plugin-host.js';
import { PluginLifecycle } from './plugin-lifecycle.js';
import { PluginRequestHandler } from './process/plugin-request-handler.js';
import { PluginSupervisor } from './process/plugin-supervisor.js';
import { PROCESS_PROVIDERS } from './process/process.providers.js';
import { SupervisedPlugins } from './process/supervised-plugins.js';
import { PluginConfigs } from './registry/plugin-configs.js';
import { PluginRegistry } from './registry/plugin-registry.js';
import { PluginRows } from './registry/plugin-rows.js';
import { PluginScanner } from './registry/plugin-scanner.js';
import { PluginStatuses } from './registry/plugin-statuses.js';
import { PluginRunsController } from './rest/plugin-runs.controller.js';
import { PluginsController } from './rest/plugins.controller.js';
import { PluginsService } from './rest/plugins.service.js';
import { RunScopes } from './run-scopes.js';

const REGISTRY = [PluginConfigs, PluginRegistry, PluginRows, PluginScanner, PluginStatuses];
const FILES = [ArtifactStore, PluginRequests, Sidecars, TrackEdits];

/** What a floor needs of another one, and who answers. */
const PORTS = [
  { provide: HookPlugins, useExisting: PluginRegistry },
  { provide: HookRunner, useExisting: PluginSupervisor },
  { provide: SupervisedPlugins, useExisting: PluginRegistry },
  { provide: PluginRequestHandler, useExisting: PluginRequests },
];

/** The plugin host. Needs the settings, a {@link Clock}, the event bus and the database from global modules. */
@Module({
  imports: [EventsModule, LibraryModule],
  // Runs first: to the other controller `runs` would be the id of a plugin.
  controllers: [PluginRunsController, PluginsController],
  providers: [
    ...REGISTRY,
    ...PROCESS_PROVIDERS,
    ...OUTBOX_PROVIDERS,
    ...FILES,
    ...PORTS,
    HookSubjectsRegistry,
    PluginHost,
    PluginLifecycle,
    PluginsService,
    RunScopes,
  ],
  exports: [PluginHost, PluginLifecycle, PluginRegistry],
})
export class PluginModule {}
