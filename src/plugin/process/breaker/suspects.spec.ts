import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSupervisor, type Supervised } from '../../../../test/support/supervised-fixtures.js';
import { tempDir } from '../../../../test/support/temp-dir.js';
import { HookFailure } from '../../hook-failure.js';
import { Suspects } from './suspects.js';

const dataDir = tempDir('suspects');
let host: Supervised;

beforeAll(async () => {
  host = await openSupervisor(dataDir, ['shares-process'], { limits: { backoffMs: 20 } });
});
afterAll(() => host?.close());

it('charges a blocked process to the run that blocks: all are taken back, and run alone the next time', async () => {
  const attempt = (): Promise<unknown[]> =>
    Promise.all(
      ['a', 'block', 'b'].map((name) =>
        host
          .run('shares-process', { runId: name, payload: { item: { id: name } } })
          .catch(({ kind, fault }: HookFailure) => [kind, fault]),
      ),
    );
  const taken = ['cancelled', 'host'];
  expect(await attempt()).toEqual([taken, taken, taken]);
  expect(await attempt()).toEqual([{ note: 'well' }, ['timeout', 'plugin'], { note: 'well' }]);
});

describe('turns', () => {
  const calm = new AbortController().signal;

  /** Records who is in at once. */
  function stage() {
    const suspects = new Suspects();
    const inside = new Set<string>();
    const together: string[] = [];
    const ends = new Map<string, () => void>();
    const run = (runId: string, signal = calm): Promise<void> =>
      suspects.guard({ runId, signal }, async () => {
        inside.add(runId);
        together.push([...inside].sort().join('+'));
        await new Promise<void>((resolve) => ends.set(runId, resolve));
        inside.delete(runId);
      });
    return { suspects, together, run, end: (id: string) => ends.get(id)!() };
  }

  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('lets those through that nobody suspects', async () => {
    const { together, run, end } = stage();
    const runs = [run('a'), run('b')];
    await settle();
    expect(together).toEqual(['a', 'a+b']);
    end('a');
    end('b');
    await Promise.all(runs);
  });

  it('lets a suspect in when all are out, and nobody in beside it', async () => {
    const { suspects, together, run, end } = stage();
    suspects.add(['s']);
    const runs = [run('a'), run('s'), run('b')];
    await settle();
    expect(together).toEqual(['a']);
    end('a');
    await settle();
    expect(together).toEqual(['a', 's']);
    end('s');
    await settle();
    expect(together).toEqual(['a', 's', 'b']);
    end('b');
    await Promise.all(runs);
    const again = [run('a'), run('s')];
    await settle();
    expect(together.at(-1)).toBe('a+s');
    end('a');
    end('s');
    await Promise.all(again);
  });

  it('gives up a turn that is taken back while it waits', async () => {
    const { suspects, together, run, end } = stage();
    suspects.add(['s']);
    const first = run('a');
    const aborted = new AbortController();
    const suspect = run('s', aborted.signal);
    aborted.abort();
    await expect(suspect).rejects.toMatchObject({ kind: 'cancelled', fault: 'host' });
    const next = run('b');
    await settle();
    expect(together).toEqual(['a', 'a+b']);
    end('a');
    end('b');
    await Promise.all([first, next]);
  });

  it('suspects one that brought its process down alone, still', async () => {
    const { suspects, together, run, end } = stage();
    suspects.add(['s']);
    const crash = new HookFailure('crash', 'plugin', 'its process was ended by SIGSEGV');
    await expect(suspects.guard({ runId: 's', signal: calm }, () => Promise.reject(crash))).rejects.toBe(crash);
    const runs = [run('s'), run('a')];
    await settle();
    expect(together).toEqual(['s']);
    end('s');
    await settle();
    end('a');
    await Promise.all(runs);
  });
});
