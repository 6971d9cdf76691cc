import type { CancelTimer, Clock } from '../../domain/index.js';
import type { ClientLinks } from '../stream/client-links.js';

/** How long a client may go on listening after its token was revoked, ms. */
export const REVIEW_PERIOD_MS = 15_000;

/** Sends clients away that may not listen any more. */
export class AccessReview {
  private cancel: CancelTimer = () => undefined;

  constructor(
    private readonly links: ClientLinks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.cancel = this.clock.schedule(REVIEW_PERIOD_MS, () => {
      for (const link of this.links.all()) if (!link.mayListen()) link.dismiss();
      this.onModuleInit();
    });
  }

  onModuleDestroy(): void {
    this.cancel();
  }
}
