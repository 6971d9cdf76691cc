import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeHost, item, queueState } from '../../test/support/fake-host.js';
import { runCli } from '../../test/support/run-cli.js';

let host: FakeHost;

beforeAll(async () => {
  host = await FakeHost.start();
  const items = Array.from({ length: 500 }, (_, index) =>
    item({ id: `track_${String(index)}`, title: 'x'.repeat(400) }),
  );
  host.on('GET /downloads', { body: { items, total: 500, nextCursor: null } });
});

afterAll(() => host.close());

describe('deemusic as a process', () => {
  it('writes a long answer whole before it ends, and asks with no colours', async () => {
    const result = await runCli(['list', '--json'], { env: { DEEMUSIC_URL: host.url } });
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.json()).toHaveLength(500);
  });

  it('ends with 2 on a wrong command line, and 0 on a question about itself', async () => {
    const [unknown, version] = await Promise.all([runCli(['lits']), runCli(['--version'])]);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('Did you mean list?');
    expect(version.code).toBe(0);
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('ends a live view at Ctrl-C, with plain lines where there is no terminal', async () => {
    const waiting = { reason: 'network' as const, message: 'The service does not answer.' };
    host.whenConnected(() => {
      host.send('queue.updated', queueState({ waiting }));
    });
    const result = await runCli(['top'], {
      env: { DEEMUSIC_URL: host.url },
      onOutput: (_out, kill) => {
        kill('SIGINT');
      },
    });
    expect(result).toMatchObject({ code: 0, out: 'waiting (network): The service does not answer.\n', err: '' });
  });
});
