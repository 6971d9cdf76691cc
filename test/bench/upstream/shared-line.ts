import type { ServerResponse } from 'node:http';

const TICK_MS = 10;

interface Sending {
  body: Buffer;
  sent: number;
  response: ServerResponse;
  done: () => void;
}

/** A line of a fixed speed that all connections share: what one does not take, the others have. */
export class SharedLine {
  private readonly sendings = new Set<Sending>();
  private timer: NodeJS.Timeout | null = null;
  private lastAt = 0;

  constructor(private readonly bytesPerSecond: number) {}

  /** Sends all of it over the line. Resolves when the last byte was handed over, or the connection has gone. */
  send(body: Buffer, response: ServerResponse): Promise<void> {
    return new Promise((done) => {
      this.sendings.add({ body, sent: 0, response, done });
      if (this.timer) return;
      this.lastAt = performance.now();
      this.timer = setInterval(() => {
        this.tick();
      }, TICK_MS);
    });
  }

  /** At the line's speed whatever the timers do; what nobody could take is lost, as on a line. */
  private tick(): void {
    const now = performance.now();
    let left = ((now - this.lastAt) / 1000) * this.bytesPerSecond;
    this.lastAt = now;
    const ready = [...this.sendings].filter((one) => this.isAlive(one) && !one.response.writableNeedDrain);
    // Who needs least comes first, so that what it leaves goes to the others.
    ready.sort((one, other) => one.body.length - one.sent - (other.body.length - other.sent));
    for (const [n, sending] of ready.entries()) {
      const share = Math.ceil(left / (ready.length - n));
      const piece = sending.body.subarray(sending.sent, sending.sent + share);
      sending.response.write(piece);
      sending.sent += piece.length;
      left -= piece.length;
      if (sending.sent === sending.body.length) this.end(sending);
    }
    if (this.sendings.size > 0 || !this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  private isAlive(sending: Sending): boolean {
    if (!sending.response.destroyed) return true;
    this.end(sending);
    return false;
  }

  private end(sending: Sending): void {
    this.sendings.delete(sending);
    sending.response.end();
    sending.done();
  }
}
