import { Global, Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.js';
import { SourceRegistry } from './source.registry.js';

/** The registry of sources, one for the host. */
@Global()
@Module({ controllers: [CatalogueController], providers: [SourceRegistry], exports: [SourceRegistry] })
export class SourceModule {}
