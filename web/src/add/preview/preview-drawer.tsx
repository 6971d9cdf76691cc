import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { words } from '../../words/index.js';
import { BasketBar } from '../selection/basket-bar.js';
import { keyOf } from '../standing/ref.js';
import { PreviewContent } from './preview-content.js';
import classes from './preview-drawer.module.css';
import { usePreview } from './use-preview.js';

/** A close look at what the address names: beside the results, or above them on a phone. */
export function PreviewDrawer(): ReactElement {
  const { shown, close } = usePreview();
  // What was shown stays in it while it slides away.
  const [last, setLast] = useState(shown);
  if (shown && (!last || keyOf(shown) !== keyOf(last))) setLast(shown);
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened={shown !== null}
      onClose={close}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '100%' : 640}
      title={words.add.preview}
      closeButtonProps={{ 'aria-label': words.add.closePreview }}
      classNames={{ content: classes.content, body: classes.body, header: classes.header }}
    >
      <div className={classes.scroller} data-scroller>
        {last && <PreviewContent key={keyOf(last)} mediaRef={last} />}
        <BasketBar />
      </div>
    </Drawer>
  );
}
