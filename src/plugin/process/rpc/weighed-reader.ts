import {
  Message,
  ReadableStreamMessageReader,
  type DataCallback,
  type Disposable,
  type RAL,
} from 'vscode-jsonrpc/node';
import { weightOf, type InboundLoad } from './inbound-load.js';

/** Reads messages and knows what each weighs; whoever deals with one gives its weight back. */
export class WeighedReader extends ReadableStreamMessageReader {
  /** Of frames that were begun and not delivered; they are delivered in order. */
  private readonly pending: number[] = [];
  private readonly weights = new WeakMap<Message, number>();

  constructor(
    pipe: RAL.ReadableStream,
    private readonly load: InboundLoad,
  ) {
    super(pipe);
    // Its timer would go on for ever after a process that died in the middle of a message.
    this.partialMessageTimeout = 0;
  }

  /** A frame begins. */
  begin(bytes: number): void {
    const weight = weightOf(bytes);
    this.pending.push(weight);
    this.load.take(weight);
  }

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      const weight = this.pending.shift() ?? 1;
      // Answers are dealt with at once, everything else passes the queue of the connection.
      if (Message.isResponse(message)) this.load.give(weight);
      else this.weights.set(message, weight);
      callback(message);
    });
  }

  /** The message was dealt with. */
  done(message: Message): void {
    this.load.give(this.weights.get(message) ?? 0);
  }
}
