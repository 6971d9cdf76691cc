import { Global, Module } from '@nestjs/common';
import { SourceRegistry } from './source.registry.js';

/** The registry of sources, one for the host. */
@Global()
@Module({ providers: [SourceRegistry], exports: [SourceRegistry] })
export class SourceModule {}
