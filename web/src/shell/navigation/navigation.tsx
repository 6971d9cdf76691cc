import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { words } from '../../words/index.js';
import classes from './navigation.module.css';
import { linkOf, pages } from '../pages.js';

type Page = (typeof pages)[number];

/** The pages as a column beside the content. */
export function SideNavigation(): ReactElement {
  return (
    <nav aria-label={words.shell.navigation} className={classes.side}>
      {pages.map((page) => (
        <PageLink key={page.path} page={page} className={classes.sideLink} />
      ))}
    </nav>
  );
}

/** The pages as tabs under the thumb; the minor ones behind "More". */
export function TabNavigation(): ReactElement {
  const minor = pages.filter(({ isMinor }) => isMinor);
  const [place] = useLocation();
  const isInMinor = minor.some((page) => linkOf(page) === place);
  return (
    <nav aria-label={words.shell.navigation} className={classes.tabs}>
      {pages
        .filter(({ isMinor }) => !isMinor)
        .map((page) => (
          <PageLink key={page.path} page={page} className={classes.tab} />
        ))}
      <Menu position="top-end" withinPortal>
        <Menu.Target>
          <button type="button" className={classes.tab} aria-current={isInMinor ? 'true' : undefined}>
            <IconDots size={22} stroke={1.75} aria-hidden />
            <span>{words.shell.more}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {minor.map((page) => (
            <Menu.Item
              key={page.path}
              component={Link}
              href={linkOf(page)}
              aria-current={linkOf(page) === place ? 'page' : undefined}
              leftSection={<page.icon size={18} stroke={1.75} aria-hidden />}
            >
              {page.title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

function PageLink({ page, className }: { page: Page; className: string | undefined }): ReactElement {
  const [isHere] = useRoute(page.path);
  return (
    <Link href={linkOf(page)} className={className} aria-current={isHere ? 'page' : undefined}>
      <page.icon size={22} stroke={1.75} aria-hidden />
      <span>{page.title}</span>
    </Link>
  );
}
