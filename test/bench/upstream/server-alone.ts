import { Agent, request } from 'undici';

/** What the server gives to a client that does nothing with it: more than any figure that it is the source of. */
export async function serverAlone(
  urls: readonly string[],
  connections: number,
): Promise<{ mbPerSecond: number; filesPerSecond: number }> {
  const agent = new Agent({ connections });
  const waiting = [...urls];
  let bytes = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
        const { body } = await request(url, { dispatcher: agent });
        for await (const chunk of body) bytes += (chunk as Buffer).length;
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await agent.close();
  return { mbPerSecond: bytes / 1e6 / seconds, filesPerSecond: urls.length / seconds };
}
