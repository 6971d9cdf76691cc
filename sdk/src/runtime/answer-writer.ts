import { Message, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** A writer that says when the next answer has left the process. */
export class AnswerWriter extends StreamMessageWriter {
  private afterAnswer: (() => void) | null = null;

  /** @param callback called once, when an answer that is written from now on is with the system */
  onceAnswered(callback: () => void): void {
    this.afterAnswer = callback;
  }

  override async write(message: Message): Promise<void> {
    const callback = Message.isResponse(message) ? this.afterAnswer : null;
    await super.write(message);
    callback?.();
  }
}
