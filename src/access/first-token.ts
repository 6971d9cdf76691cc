import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { LiveSettings } from '../config/index.js';
import { isLoopbackName } from './host-names.js';
import { TokenBook } from './token-book.js';
import { TokenService } from './token.service.js';

/** Makes a token when one is needed and there is none, and shows it once in the log: else nobody could ever enter. */
@Injectable()
export class FirstToken implements OnApplicationBootstrap {
  private readonly logger = new Logger('access');
  private isOffered = false;

  constructor(
    private readonly settings: LiveSettings,
    private readonly book: TokenBook,
    private readonly tokens: TokenService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { access, host, publicUrl } = this.settings.current;
    const isNeeded = access === 'token' || (access === 'auto' && (!isLoopbackName(host) || publicUrl !== null));
    if (isNeeded) await this.offer();
  }

  /** Also called when somebody without a token was turned away. Does nothing when a token exists. */
  async offer(): Promise<void> {
    if (this.isOffered || !this.book.isEmpty) return;
    this.isOffered = true;
    const { token } = await this.tokens.create({ name: 'first', scope: 'admin' }).catch((error: unknown) => {
      // Such as a full disk: the next one who is turned away gets another try.
      this.isOffered = false;
      throw error;
    });
    this.logger.warn(`An access token is needed and there was none. This one is shown only here, only now: ${token}`);
  }
}
