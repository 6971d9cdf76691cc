import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { HostError } from '../../domain/index.js';
import { errorBody } from './error-body.js';

/** Answers every refused or failed HTTP request in one form, and logs what is the host's own fault. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    // Sockets answer errors in their acknowledgement.
    if (host.getType() !== 'http') throw error;
    const response = host.switchToHttp().getResponse<Response>();
    // The client is gone: there is nobody to answer, and what broke is only its own request.
    if (response.destroyed) return;
    const body = errorBody(error);
    if (body.statusCode === 500) this.logger.error(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (body.statusCode === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if (error instanceof HostError && error.retryAfterMs !== undefined) {
      response.setHeader('Retry-After', String(Math.ceil(error.retryAfterMs / 1000)));
    }
    response.status(body.statusCode).json(body);
  }
}
