import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, StandardSchemaValidationPipe, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { QueueState } from '../domain/index.js';
import { QueueControl, type QueuePatch } from './queue-control.js';
import { QueueController } from './queue.controller.js';

const STATE: QueueState = { paused: false, concurrency: 8, bandwidthLimit: 0, waiting: null };
const patches: QueuePatch[] = [];
const control = {
  state: () => STATE,
  configure: (patch: QueuePatch) => {
    patches.push(patch);
    return Promise.resolve({ ...STATE, ...patch });
  },
};

@Module({ controllers: [QueueController], providers: [{ provide: QueueControl, useValue: control }] })
class TestHost {}

let app: INestApplication;
let url: string;

beforeAll(async () => {
  app = await NestFactory.create(TestHost, { logger: false, forceCloseConnections: true });
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  await app.listen(0, '127.0.0.1');
  url = `${await app.getUrl()}/api/v1/queue`;
});

afterAll(() => app.close());

const patch = (body: unknown): Promise<Response> =>
  fetch(url, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

describe('the queue over REST', () => {
  it('shows its state', async () => {
    expect(await (await fetch(url)).json()).toEqual(STATE);
  });

  it.each<QueuePatch>([
    { paused: true },
    { concurrency: 64, bandwidthLimit: 1_000_000 },
    { paused: null, concurrency: null, bandwidthLimit: null },
  ])('takes %j', async (body) => {
    const response = await patch(body);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ...STATE, ...body });
    expect(patches.at(-1)).toEqual(body);
  });

  it.each<unknown>([
    {},
    [],
    { concurrency: 0 },
    { concurrency: 65 },
    { concurrency: 1.5 },
    { concurrency: '8' },
    { bandwidthLimit: -1 },
    { paused: 'yes' },
    { pause: true },
  ])('refuses %j and changes nothing', async (body) => {
    const before = patches.length;
    expect((await patch(body)).status).toBe(400);
    expect(patches).toHaveLength(before);
  });
});
