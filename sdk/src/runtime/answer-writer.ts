import { Message, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** A writer that says when one certain answer has left the process. */
export class AnswerWriter extends StreamMessageWriter {
  private awaited: { result: object; callback: () => void } | null = null;

  /** @param result the very object that a request handler returns */
  onceAnswered(result: object, callback: () => void): void {
    this.awaited = { result, callback };
  }

  override async write(message: Message): Promise<void> {
    await super.write(message);
    if (Message.isResponse(message) && message.result === this.awaited?.result) this.awaited?.callback();
  }
}
