import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigError, ConfigModule, loadConfig, type LoadedConfig } from '../../config/index.js';
import { EventsModule } from '../../events/index.js';
import { DoctorModule } from './doctor.module.js';
import { Doctor } from './doctor.js';
import { diagnosisOf, failed, type Diagnosis, type Finding } from './finding.js';

@Module({})
class Practice {}

/**
 * The process that examines without a host, with the settings that a host would have.
 * @param sources modules of the sources
 * @returns its exit code: 0 nothing failed, 1 something did
 */
export async function runDoctor(argv: readonly string[], sources: (Type | DynamicModule)[]): Promise<number> {
  const isJson = argv.includes('--json');
  const diagnosis = await diagnose(
    argv.filter((word) => word !== '--json'),
    sources,
  );
  const text = isJson ? JSON.stringify(diagnosis) : diagnosis.findings.map(line).join('\n');
  process.stdout.write(`${text}\n`);
  return diagnosis.status === 'failed' ? 1 : 0;
}

async function diagnose(argv: readonly string[], sources: (Type | DynamicModule)[]): Promise<Diagnosis> {
  try {
    return await examine(loadConfig({ argv }), sources);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return diagnosisOf(
      error.faults.map(({ key, origin, reason }) =>
        failed('settings', `${key} (${origin}): ${reason}`, 'See docs/settings.md'),
      ),
    );
  }
}

async function examine(config: LoadedConfig, sources: (Type | DynamicModule)[]): Promise<Diagnosis> {
  const practice: DynamicModule = {
    module: Practice,
    imports: [ConfigModule.forRoot(config), EventsModule, ...sources, DoctorModule],
  };
  const app = await NestFactory.createApplicationContext(practice, { logger: false, abortOnError: false });
  try {
    return await app.get(Doctor).examine();
  } finally {
    await app.close();
  }
}

function line({ check, status, message, advice }: Finding): string {
  const mark = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' }[status];
  return `${mark}  ${check}: ${message}${advice === undefined ? '' : `\n         → ${advice}`}`;
}
