import { StripeKernel } from './stripe-kernel.js';

/** More transfers at a time are rare; what lies here is memory that nobody uses. */
const MOST_KEPT = 16;

/** Instances that wait for the next transfer: making one costs more than a small track. */
const idle: StripeKernel[] = [];

/** A kernel of this thread, for one transfer; its memory may hold bytes of another one. */
export function takeStripeKernel(): StripeKernel {
  return idle.pop() ?? new StripeKernel();
}

/** Gives it back when nothing reads or writes its slots any more, not even a write to the disk. */
export function releaseStripeKernel(kernel: StripeKernel): void {
  if (idle.length < MOST_KEPT && !idle.includes(kernel)) idle.push(kernel);
}
