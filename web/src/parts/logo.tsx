import type { ReactElement } from 'react';
import { hostUrl } from '../base.js';

/** The sign of the house; what it stands for is said beside it. */
export function Logo({ size }: { size: number }): ReactElement {
  return <img src={hostUrl('icon.svg')} width={size} height={size} alt="" />;
}
