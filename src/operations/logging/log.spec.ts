import { describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { defaultSettings, LiveSettings, type Settings } from '../../config/index.js';
import { openLog, type Log } from './log.js';
import { NestLog } from './nest-log.js';

const ARL = 'made-up-cookie-"with"-quotes';

interface Opened {
  log: Log;
  live: LiveSettings;
  lines: () => Record<string, unknown>[];
  text: () => string;
}

async function open(changes: Partial<Settings> = {}): Promise<Opened> {
  const settings = { ...defaultSettings('/'), ...changes };
  const live = new LiveSettings({ ...settings, deezer: { ...settings.deezer, arl: ARL } });
  let text = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const lines = (): Record<string, unknown>[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { log: await openLog(live, sink), live, lines, text: () => text };
}

describe('the log', () => {
  it('never holds a secret of the settings, wherever it stands', async () => {
    const { log, live, text, lines } = await open({ apiToken: 'made-up-api-token' });
    log.info(`cookie arl=${ARL}`);
    log.error(new Error(`failed with ${ARL}`));
    log.info({ deep: { note: `made-up-api-token in the middle` } }, 'x');
    live.replace({ ...live.current, deezer: { ...live.current.deezer, streamSecret: 'made-up-later-on' } });
    log.info('made-up-later-on');
    expect(text()).not.toContain('made-up');
    expect(lines()).toHaveLength(4);
  });

  it('hides fields with telling names, and the queries of addresses', async () => {
    const { log, text } = await open();
    log.info({ headers: { authorization: 'Bearer val-1', cookie: 'val-2' }, token: 'val-3' }, 'x');
    log.info('GET https://media.example/track/1?signature=val-4&x="val-5" done');
    expect(text()).not.toMatch(/val-[1234]/);
    expect(text()).toContain('https://media.example/track/1?[redacted]');
  });

  it('follows the level while the host runs', async () => {
    const { log, live, lines } = await open();
    log.debug('one');
    live.replace({ ...live.current, logLevel: 'debug' });
    log.debug('two');
    expect(lines().map(({ msg }) => msg)).toEqual(['two']);
  });
});

describe("the framework's log", () => {
  it('keeps context, level and errors', async () => {
    const { log, lines } = await open();
    const nest = new NestLog(log);
    nest.log('up', 'queue');
    nest.error('failed', 'the stack', 'http');
    nest.error(new TypeError('bug'), 'http');
    nest.warn('low');
    nest.log({ event: 'made' }, 'queue');
    nest.log('chatter', 'RouterExplorer');
    nest.log('subscribed to the "pause" message', 'WebSocketsController');
    expect(lines()).toEqual([
      expect.objectContaining({ level: 30, msg: 'up', context: 'queue' }),
      expect.objectContaining({ level: 50, msg: 'failed', context: 'http', stack: 'the stack' }),
      expect.objectContaining({
        level: 50,
        msg: 'bug',
        context: 'http',
        err: expect.objectContaining({ type: 'TypeError' }),
      }),
      expect.objectContaining({ level: 40, msg: 'low' }),
      expect.objectContaining({ level: 30, event: 'made', context: 'queue' }),
    ]);
  });
});
