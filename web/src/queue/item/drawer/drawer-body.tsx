import { Button } from '@mantine/core';
import { IconPlaylistX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { Empty, ErrorBox } from '../../../parts/index.js';
import { words } from '../../../words/index.js';
import { DrawerActions } from './drawer-actions.js';
import { DrawerSkeleton } from './drawer-skeleton.js';
import classes from './drawer-body.module.css';
import { Facts } from './facts.js';
import { Hero } from './hero.js';
import { HowItStands } from './how-it-stands.js';
import { Members } from './members.js';
import { PluginRuns } from './plugin-runs.js';
import { Timeline } from './timeline.js';
import { useItemChanges } from './use-item-changes.js';
import { useShownItem } from './use-shown-item.js';

interface DrawerBodyProps {
  id: string;
  onOpen: (id: string) => void;
}

/** From what it is, over what can be done, to what happened to it. */
export function DrawerBody({ id, onOpen }: DrawerBodyProps): ReactElement {
  const { item, isGone, error, retry } = useShownItem(id);
  useItemChanges(id);
  if (isGone) return <Gone />;
  if (!item) return error ? <ErrorBox error={error} onRetry={retry} /> : <DrawerSkeleton />;
  return (
    <div className={classes.parts}>
      <Hero item={item} onOpen={onOpen} />
      <HowItStands item={item} />
      <DrawerActions item={item} />
      {item.children && <Members item={item} onOpen={onOpen} />}
      <Facts item={item} onOpen={onOpen} />
      <PluginRuns id={id} />
      <Timeline id={id} />
    </div>
  );
}

function Gone(): ReactElement {
  const { drawer } = words.item;
  return (
    <Empty icon={IconPlaylistX} title={drawer.gone} text={drawer.goneText}>
      <Button component={Link} href="/history" variant="default">
        {drawer.history}
      </Button>
    </Empty>
  );
}
