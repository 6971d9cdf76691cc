import { Center, Loader } from '@mantine/core';
import { Suspense, type ReactElement } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { NowHeader } from '../now/index.js';
import { Logo } from '../parts/index.js';
import { words } from '../words/index.js';
import { Arrival } from './arrival.js';
import { KeyHelp } from './keys/key-help.js';
import { SideNavigation, TabNavigation } from './navigation/navigation.js';
import { NoticeTray } from './notices/notice-tray.js';
import { OfflineBanner } from './notices/offline-banner.js';
import { PageFault } from './page-fault.js';
import { pages, WelcomePage } from './pages.js';
import { SideFoot } from './navigation/side-foot.js';
import classes from './shell.module.css';
import { useEverywhereKeys } from './keys/use-everywhere-keys.js';
import { usePastedLinks } from './use-pasted-links.js';

/** The frame around every page: what happens now above, the pages beside it, or under the thumb. */
export function Shell(): ReactElement {
  usePastedLinks();
  useEverywhereKeys();
  const [place] = useLocation();
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {words.shell.skip}
      </a>
      <aside className={classes.side}>
        <Link href="/" className={classes.name}>
          <Logo size={30} />
          {words.shell.name}
        </Link>
        <SideNavigation />
        <PageFault place={place} fallback={null}>
          <SideFoot />
        </PageFault>
      </aside>
      <header className={classes.header}>
        {/* Without its figures the pages still work. */}
        <PageFault place={place} fallback={<p role="alert">{words.errors.header}</p>}>
          <NowHeader foot={(close) => <SideFoot onLeave={close} />} />
        </PageFault>
      </header>
      <main id="content" tabIndex={-1} className={classes.content}>
        <Content />
      </main>
      <div className={classes.tabs}>
        <TabNavigation />
      </div>
      <OfflineBanner />
      <NoticeTray />
      <KeyHelp />
    </div>
  );
}

function Content(): ReactElement {
  const [place] = useLocation();
  return (
    <PageFault place={place}>
      <Suspense fallback={<Loading />}>
        <Switch>
          {pages.map(({ path, component }) => (
            <Route key={path} path={path} component={component} />
          ))}
          <Route path="/welcome" component={WelcomePage} />
          <Route>
            <Center mih="50vh">
              <p>
                {words.shell.notFound} <Link href="/">{words.shell.toQueue}</Link>
              </p>
            </Center>
          </Route>
        </Switch>
        <Arrival place={place} />
      </Suspense>
    </PageFault>
  );
}

function Loading(): ReactElement {
  return (
    <Center mih="50vh">
      <Loader type="dots" aria-label={words.shell.connecting} />
    </Center>
  );
}
