import type { HookFailure } from '../../src/plugin/hook-failure.js';
import { HookRunner } from '../../src/plugin/outbox/hook-runner.js';
import type { HookCall } from '../../src/plugin/process/hook-call.js';

/** A call that the test answers. */
export interface HeldCall {
  plugin: string;
  call: HookCall;
  signal: AbortSignal;
  succeed(output?: unknown): void;
  fail(failure: HookFailure): void;
}

type Answer = (plugin: string, call: HookCall, signal: AbortSignal) => unknown;

/** Executes hooks without any process: by a function, or when the test says so. */
export class FakeSupervisor extends HookRunner {
  readonly calls: { plugin: string; call: HookCall }[] = [];
  /** Calls that wait for the test. */
  held: HeldCall[] = [];
  /** What every hook answers unless it is held; a throw is its failure. */
  answer: Answer = () => undefined;
  /** Whether calls wait for the test instead. */
  isHolding = false;

  /** `plugin hook item` of every call, in order. */
  get log(): string[] {
    return this.calls.map(({ plugin, call }) => `${plugin} ${call.hook.name} ${itemOf(call)}`);
  }

  override async run(plugin: string, call: HookCall, signal: AbortSignal): Promise<unknown> {
    this.calls.push({ plugin, call });
    if (!this.isHolding) return this.answer(plugin, call, signal);
    return new Promise((resolve, reject) => {
      const held: HeldCall = {
        plugin,
        call,
        signal,
        succeed: (output) => {
          this.drop(held);
          resolve(output);
        },
        fail: (failure) => {
          this.drop(held);
          reject(failure);
        },
      };
      this.held.push(held);
      signal.addEventListener('abort', () => {
        held.fail(signal.reason as HookFailure);
      });
    });
  }

  /** The held call of a plugin for an item. @throws Error when there is none */
  get(plugin: string, itemId: string): HeldCall {
    const found = this.held.find((held) => held.plugin === plugin && itemOf(held.call) === itemId);
    if (!found) throw new Error(`${plugin} is not being called for ${itemId}`);
    return found;
  }

  private drop(held: HeldCall): void {
    this.held = this.held.filter((other) => other !== held);
  }
}

function itemOf({ payload }: HookCall): string {
  return (payload as { item: { id: string } }).item.id;
}
