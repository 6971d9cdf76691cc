import type { Observable, Subscription } from 'rxjs';
import type { CancelTimer, Clock } from '../../domain/index.js';
import type { ClientLinks } from '../stream/client-links.js';

/** How long a client may go on listening after what let it in has changed, ms; after a revocation it is sent away at once. */
export const REVIEW_PERIOD_MS = 15_000;

/** Sends clients away that may not listen any more. */
export class AccessReview {
  private cancel: CancelTimer = () => undefined;
  private subscription: Subscription | null = null;

  /** @param revoked$ ids of tokens that were just revoked */
  constructor(
    private readonly links: ClientLinks,
    private readonly clock: Clock,
    private readonly revoked$: Observable<string>,
  ) {}

  onModuleInit(): void {
    this.subscription = this.revoked$.subscribe(() => {
      this.review();
    });
    this.schedule();
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
    this.cancel();
  }

  private schedule(): void {
    this.cancel = this.clock.schedule(REVIEW_PERIOD_MS, () => {
      this.review();
      this.schedule();
    });
  }

  private review(): void {
    for (const link of [...this.links.all()]) if (!link.mayListen()) link.dismiss();
  }
}
