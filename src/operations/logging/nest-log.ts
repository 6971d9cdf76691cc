import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Start-up chatter of the framework, of use to its developers only. */
const CHATTY_CONTEXTS = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
  'WebSocketsController',
]);

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Nest's logger, writing to the host's log. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    const level = CHATTY_CONTEXTS.has(String(rest.at(-1))) ? 'debug' : 'info';
    this.write(level, message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    // A start that failed is told once, by who started it.
    this.write(rest.at(-1) === 'ExceptionHandler' ? 'debug' : 'error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest's convention: the last word is the context, an error may be followed by its stack. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const words = rest.filter((value) => value !== undefined);
    const context = typeof words.at(-1) === 'string' ? (words.pop() as string) : undefined;
    const error = [message, ...words].find((value) => value instanceof Error);
    const stack = words.find((value) => typeof value === 'string');
    const fields = {
      ...(context === undefined ? {} : { context }),
      ...(error ? { err: error } : stack === undefined ? {} : { stack }),
    };
    if (isPlainObject(message)) this.target[level]({ ...fields, ...message });
    else this.target[level](fields, message instanceof Error ? message.message : String(message));
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Error) && !Array.isArray(value);
}
