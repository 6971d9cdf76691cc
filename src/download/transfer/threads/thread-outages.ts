import type { Outages } from '../../../http/lean.js';
import type { FromThread, Line } from './messages.js';

/** Tells the host's outage monitor how the requests of this thread end: three addresses may fail in three threads. */
export class ThreadOutages implements Outages {
  private readonly questions = new Map<number, (hold: 'network' | undefined) => void>();
  private asked = 0;

  constructor(private readonly host: Line<FromThread>) {}

  failed(service: string, address: string | null): Promise<'network' | undefined> {
    const question = this.asked++;
    this.host.postMessage({ kind: 'failed', question, service, address });
    return new Promise((resolve) => this.questions.set(question, resolve));
  }

  succeeded(service: string): void {
    this.host.postMessage({ kind: 'succeeded', service });
  }

  judge(question: number, hold: 'network' | undefined): void {
    this.questions.get(question)?.(hold);
    this.questions.delete(question);
  }
}
