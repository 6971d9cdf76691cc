import type { Socket } from 'node:net';
import { Disposable, type RAL } from 'vscode-jsonrpc/node';
import type { FrameGuard } from './frame-guard.js';

/** The reading side of a plugin's pipe: bytes that the guard refuses, and all after them, are never seen by the reader. */
export class GuardedPipe implements RAL.ReadableStream {
  constructor(
    private readonly socket: Socket,
    private readonly guard: FrameGuard,
    private readonly onRefused: (why: string) => void,
  ) {}

  onData(listener: (data: Uint8Array) => void): Disposable {
    const inspect = (chunk: Buffer): void => {
      const fault = this.guard.inspect(chunk);
      if (fault === null) {
        listener(chunk);
        return;
      }
      this.socket.off('data', inspect);
      this.socket.pause();
      this.onRefused(fault);
    };
    return this.listen('data', inspect);
  }

  onClose(listener: () => void): Disposable {
    return this.listen('close', listener);
  }

  onEnd(listener: () => void): Disposable {
    return this.listen('end', listener);
  }

  onError(listener: (error: Error) => void): Disposable {
    return this.listen('error', listener);
  }

  private listen(event: string, listener: (argument: Buffer & Error) => void): Disposable {
    this.socket.on(event, listener);
    return Disposable.create(() => this.socket.off(event, listener));
  }
}
