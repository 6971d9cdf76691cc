import { EventEmitter } from 'node:events';

/** A packet of socket.io, as far as the crowd needs it. */
interface Packet {
  type: number;
  nsp: string;
  data?: unknown;
}

const CONNECT = 0;
const EVENT = '2';
const SEQ = /"seq":(\d+)\}\]$/;
/** Longer than what stands behind `"seq":`, so that a long message is not searched whole. */
const TAIL = 40;

/**
 * The parser of a client that notes which message came and reads no further: a thousand clients on the machine of the host must not take the
 * processor that the host is measured with.
 * @param heard called for each numbered message
 */
export function lightParser(heard: (name: string, seq: number) => void): {
  Encoder: new () => { encode: (packet: Packet) => string[] };
  Decoder: new () => EventEmitter;
} {
  class Encoder {
    encode({ type, data }: Packet): string[] {
      return [`${String(type)}${data === undefined ? '' : JSON.stringify(data)}`];
    }
  }

  class Decoder extends EventEmitter {
    add(text: string): void {
      if (text.startsWith(EVENT)) {
        const [, seq] = SEQ.exec(text.slice(-TAIL)) ?? [];
        if (seq !== undefined) heard(text.slice(3, text.indexOf('"', 3)), Number(seq));
        return;
      }
      const type = Number(text[0]);
      const data: unknown = text.length > 1 ? JSON.parse(text.slice(1)) : undefined;
      // Of all others only the welcome concerns a client that never asks for anything.
      if (type === CONNECT || type === 4) this.emit('decoded', { type, nsp: '/', data });
    }

    destroy(): void {
      this.removeAllListeners();
    }
  }

  return { Encoder, Decoder };
}
