import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ErrorFilter } from './http-surface/error.filter.js';
import { validationPipe } from './http-surface/validation.pipe.js';

/** Running the host: errors and checks of requests, health, metrics, settings, history, backup, care. */
@Module({
  providers: [
    { provide: APP_FILTER, useClass: ErrorFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
})
export class OperationsModule {}
