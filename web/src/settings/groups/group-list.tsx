import { useEffect, useRef, type ReactElement } from 'react';
import { Link } from 'wouter';
import { words } from '../../words/index.js';
import { useActiveSection } from './active-group.js';
import classes from './group-list.module.css';
import type { GroupName } from './setting-group.js';

/** The headings of the page: beside it where there is room, else above it. */
export function GroupList({ groups }: { groups: readonly GroupName[] }): ReactElement {
  const active = useActiveSection(groups);
  const list = useRef<HTMLElement>(null);

  // On a phone the list scrolls sideways: the one that is being read stays in sight.
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (link && list.current) list.current.scrollLeft = link.offsetLeft - 16;
  }, [active]);

  return (
    <nav aria-label={words.settings.groupsLabel} className={classes.list} ref={list}>
      {groups.map((name) => (
        <Link
          key={name}
          href={`/settings#${name}`}
          replace
          className={classes.link}
          aria-current={name === active ? 'true' : undefined}
          onClick={() => {
            showGroup(name);
          }}
        >
          {words.settings.groups[name].title}
        </Link>
      ))}
    </nav>
  );
}

/** Brings a group into sight. */
export function showGroup(name: string): void {
  document.getElementById(name)?.scrollIntoView({ block: 'start' });
}
