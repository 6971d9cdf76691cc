import type { Stage } from '../support/stage.js';
import { orphansOf } from '../support/plugin-leftovers.js';
import { atRest, isAtRest } from './at-rest.js';
import { audit } from './audit/audit.js';
import { pause, type Random } from './random.js';
import { firstRequestFaults, stagedLengths } from './staged-lengths.js';

/** A moment at which a host is killed. */
export interface KillMoment {
  name: string;
  /** Resolves when it has come; false when it will not come before the work is done. */
  reached: () => Promise<boolean>;
  /** Called when the host is dead. */
  after?: () => void;
}

export interface KillLoop {
  stage: Stage;
  random: Random;
  kills: number;
  /** How long a host works at most before it is killed at a random moment. */
  longestMs: number;
  /** Asks for work; called at the start, and each time that all has come to rest. */
  begin: () => Promise<void>;
  /** Named moments that are taken in turn, before random ones; default none. */
  moments?: readonly KillMoment[];
  /** Whether named moments come again, in between random ones; default each once. */
  repeatsMoments?: boolean;
  /** No kill begins after so long. */
  withinMs?: number;
}

export interface KillReport {
  kills: number;
  audits: number;
  /** Kills by the name of their moment. */
  moments: Record<string, number>;
}

/**
 * Kills a host again and again, lets it come to rest in the end, and audits it then and each time that it comes to rest on the way.
 * @throws Error with all that is wrong, as soon as something is
 */
export async function killLoop(loop: KillLoop): Promise<KillReport> {
  const { stage, random } = loop;
  const report: KillReport = { kills: 0, audits: 0, moments: {} };
  const deadline = performance.now() + (loop.withinMs ?? Number.POSITIVE_INFINITY);
  const moments = [...(loop.moments ?? [])];
  const auditNow = async (context: string): Promise<void> => {
    assertNone(context, await audit(stage));
    report.audits++;
  };
  await loop.begin();
  while (report.kills < loop.kills && performance.now() < deadline) {
    const moment = nextMoment(loop, moments);
    const isReached = await moment.reached();
    if (!isReached || (await isAtRest(stage))) {
      if (!isReached) moments.push(moment);
      moment.after?.();
      await atRest(stage);
      await auditNow(`before kill ${String(report.kills + 1)}`);
      await loop.begin();
      if (!isReached) continue;
    }
    await stage.host.kill();
    moment.after?.();
    const interrupted = stagedLengths(stage.library);
    const asked = stage.sandbox.log.length;
    await stage.restart();
    const orphans = orphansOf(stage.dataDir, stage.host.pid);
    await pause(random.between(0, loop.longestMs));
    report.moments[moment.name] = (report.moments[moment.name] ?? 0) + 1;
    assertNone(`after kill ${String(++report.kills)} (${moment.name})`, [
      ...firstRequestFaults(interrupted, stage.sandbox.log.slice(asked)),
      ...orphans.map((pid) => `process ${String(pid)} of a plugin was not ended`),
    ]);
  }
  await atRest(stage, 120_000);
  await auditNow('in the end');
  return report;
}

/** A named one while there are any left, else a random one. */
function nextMoment({ repeatsMoments, moments, random }: KillLoop, left: KillMoment[]): KillMoment {
  const inTurn = left.shift();
  if (inTurn) return inTurn;
  if (repeatsMoments && moments && random.next() < 0.4) return random.pick(moments);
  // The host has worked for a random time already.
  return { name: 'anywhere', reached: () => Promise.resolve(true) };
}

function assertNone(context: string, faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`${context}:\n${faults.join('\n')}`);
}
