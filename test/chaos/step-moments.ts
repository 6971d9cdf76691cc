import type { Stage } from '../support/stage.js';
import type { Step, Stepper } from '../support/stepper.js';
import { inTime, isAtRest } from './at-rest.js';
import type { KillMoment } from './kill-loop.js';

/** The moments at which the plugin `stepper` stands still in the middle of its work. */
export function stepMoments(stage: Stage, stepper: Stepper, steps: readonly Step[]): KillMoment[] {
  return steps.map((step) => ({
    name: step,
    reached: async () => {
      stepper.stopAt(step);
      const name = `${step.replace('!', '')} `;
      const isThere = (): boolean => stepper.steps().some((line) => line.startsWith(name));
      await inTime(stage, `stepper comes to ${step}`, async () => isThere() || (await isAtRest(stage)), 90_000);
      return isThere();
    },
    after: () => {
      stepper.goOn();
    },
  }));
}
