import { accessSync, constants, mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SecretBox, type LoadedConfig } from '../../config/index.js';
import { HostError } from '../../domain/index.js';
import { mountDashboard } from '../dashboard/mount-dashboard.js';
import { mountFrontDoor } from '../http-surface/front-door.js';
import { mountLastResort, mountSurface } from '../http-surface/surface.js';
import type { Log } from '../logging/log.js';
import { NestLog } from '../logging/nest-log.js';
import { localUrl } from './host-address.js';
import { assertCanListen, listenError } from './listening.js';
import { removeRunFile, writeRunFile } from './run-file.js';

const UNKNOWN = 'unknown reason';

/** What a host is made of. */
export interface HostParts {
  config: LoadedConfig;
  /** Holds ConfigModule, OperationsModule and all else. */
  module: DynamicModule;
  log: Log;
  /** Called before the first connection, e.g. to set the socket adapter. */
  prepare?: (app: NestExpressApplication) => void;
  /** Called when it listens, before others can know of it. */
  onListening?: (host: RunningHost) => void;
  /** Folder of the built dashboard, absolute; default: that of the package. */
  dashboardFolder?: string;
}

/** A host that listens. */
export interface RunningHost {
  app: NestExpressApplication;
  /** With the base path, without a trailing slash. */
  url: string;
  /** Ends it gracefully. */
  stop(): Promise<void>;
}

/**
 * Starts the host: data folder, application, listening, `run.json`.
 * @throws HostError that says what to do, when the data folder cannot be written or the port is in use
 */
export async function startHost({
  config,
  module,
  log,
  prepare,
  dashboardFolder,
  onListening,
}: HostParts): Promise<RunningHost> {
  const { dataDir, host, port, basePath } = config.settings;
  makeDataFolder(dataDir, config.settings.secretKey);
  await assertCanListen(host, port);
  const app = await NestFactory.create<NestExpressApplication>(module, {
    logger: new NestLog(log),
    bodyParser: false,
    abortOnError: false,
    // Idle keep-alive connections must not hold up a stop.
    forceCloseConnections: true,
  });
  try {
    mountSurface(app, basePath);
    mountDashboard(app, basePath === '/' ? '' : basePath, dashboardFolder);
    prepare?.(app);
    await app.init();
    mountLastResort(app);
    mountFrontDoor(app);
    await app.listen(port, host);
  } catch (error) {
    await app.close().catch(() => undefined);
    throw listenError(error as Error, host, port);
  }
  const url = localUrl(app.getHttpServer().address() as AddressInfo, basePath);
  const running: RunningHost = {
    app,
    url,
    stop: async () => {
      removeRunFile(dataDir, process.pid);
      await app.close();
    },
  };
  // Before run.json: who has found the host by it may end it at once.
  onListening?.(running);
  await writeRunFile(dataDir, { url, pid: process.pid }).catch((error: unknown) => {
    // Only a note for other programs: a full disk must not keep the host from coming up.
    log.warn(`run.json could not be written (${codeOf(error)}): the deemusic command needs DEEMUSIC_URL=${url}`);
  });
  return running;
}

function makeDataFolder(dataDir: string, secretKey: string | null): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    // Asks the kernel, which knows read-only mounts too.
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    SecretBox.open(dataDir, secretKey).prepare();
  } catch (error) {
    if (error instanceof HostError || codeOf(error) === UNKNOWN) throw error;
    throw new HostError(
      'filesystem',
      `The data folder cannot be made or written (${codeOf(error)}): check DEEMUSIC_DATA_DIR and the permissions`,
      false,
      { cause: error },
    );
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? UNKNOWN;
}
