import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./crowd-main.ts', import.meta.url));

/** Many clients of one host, in some processes. */
export interface Crowd {
  /** What comes counts from now on. */
  listen(): void;
  /** @returns for each process seq and time in turn, of every message that came to any of its clients */
  received(): Promise<Float64Array[]>;
  close(): Promise<void>;
}

/** Connects the clients and waits until each has its snapshot. */
export async function gatherCrowd(url: string, clients: number, processes: number): Promise<Crowd> {
  const each = Math.ceil(clients / processes);
  const parts = Array.from({ length: processes }, () =>
    fork(program, [url, String(each)], {
      execArgv: ['--import', '@swc-node/register/esm-register'],
      serialization: 'advanced',
    }),
  );
  await Promise.all(parts.map((part) => answerOf(part)));
  return {
    listen: () => {
      for (const part of parts) part.send('listen');
    },
    received: () =>
      Promise.all(
        parts.map(async (part) => {
          const answer = answerOf(part);
          part.send('tell');
          return (await answer) as Float64Array;
        }),
      ),
    close: async () => {
      const exits = parts.map((part) => once(part, 'exit'));
      for (const part of parts) part.disconnect();
      await Promise.all(exits);
    },
  };
}

async function answerOf(part: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const gone = once(part, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('a part of the crowd has gone');
  });
  try {
    const [answer] = (await Promise.race([once(part, 'message', { signal: ended.signal }), gone])) as [unknown];
    return answer;
  } finally {
    gone.catch(() => undefined);
    ended.abort();
  }
}
