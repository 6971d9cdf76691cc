import type { ReactElement, ReactNode } from 'react';
import classes from './fact-list.module.css';

interface FactListProps {
  facts: readonly (readonly [name: string, value: ReactNode])[];
  /** Least width of one, pixels; as many as there is room for lie side by side. */
  width?: number;
}

/** Names and values. */
export function FactList({ facts, width = 260 }: FactListProps): ReactElement {
  return (
    <dl
      className={classes.facts}
      style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${String(width)}px), 1fr))` }}
    >
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
