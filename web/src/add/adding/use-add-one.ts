import { useMay } from '../../session/index.js';
import { isMedia, keyOf, type CatalogueRef } from '../standing/ref.js';
import { offerOf, type Offer } from '../standing/offer.js';
import { useStanding, type StandingNow } from '../standing/use-standing.js';
import { useOutcome } from './ledger.js';
import { useAdding } from './use-adding.js';

/** Adding one thing: what it would do, and doing it. */
export interface AddOne {
  standing: StandingNow;
  action: Offer['action'];
  isAdding: boolean;
  /** null where there is nothing to add, or who is there may not. */
  run: (() => void) | null;
}

export function useAddOne(ref: CatalogueRef): AddOne {
  const standing = useStanding(ref);
  const adding = useAdding();
  const mayAdd = useMay('control');
  const { action, force } = offerOf(standing.status);
  const isAdding = useOutcome(keyOf(ref))?.kind === 'adding';
  const canAdd = mayAdd && isMedia(ref) && action !== null && !isAdding;
  return {
    standing,
    action: isMedia(ref) ? action : null,
    isAdding,
    run: canAdd
      ? () => {
          adding.mutate([{ ref, force }]);
        }
      : null,
  };
}
