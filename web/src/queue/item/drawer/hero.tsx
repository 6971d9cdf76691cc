import { Title } from '@mantine/core';
import type { Item } from 'deemusic/wire';
import type { ReactElement } from 'react';
import { useItem } from '../../../live/index.js';
import { Cover } from '../../../parts/index.js';
import { words } from '../../../words/index.js';
import { titleOf } from '../line/title-of.js';
import classes from './hero.module.css';
import texts from './texts.module.css';

interface HeroProps {
  item: Item;
  onOpen: (id: string) => void;
}

/** What it is. */
export function Hero({ item, onOpen }: HeroProps): ReactElement {
  const { title, artist, album, coverUrl, parentId, type } = item;
  return (
    <div className={classes.hero}>
      <Cover url={coverUrl} size={104} />
      <div className={classes.names}>
        <span className={texts.quiet}>{words.item.type[type]}</span>
        <Title order={2} size="h3" className={texts.wrap}>
          <bdi>{titleOf(item)}</bdi>
        </Title>
        {artist !== null && <span className={texts.wrap}>{artist}</span>}
        {album !== null && album !== title && <span className={texts.quiet}>{album}</span>}
        {parentId !== null && <Parent id={parentId} onOpen={onOpen} />}
      </div>
    </div>
  );
}

function Parent({ id, onOpen }: { id: string; onOpen: (id: string) => void }): ReactElement {
  const parent = useItem(id);
  const { drawer } = words.item;
  return (
    <button type="button" className={texts.link} onClick={() => onOpen(id)}>
      {drawer.memberOf(parent ? titleOf(parent) : drawer.collection)}
    </button>
  );
}
