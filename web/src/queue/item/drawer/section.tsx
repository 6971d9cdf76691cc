import type { ReactElement, ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** A part of the drawer under a heading. */
export function Section({ title, children }: SectionProps): ReactElement {
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}
