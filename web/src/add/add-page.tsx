import { Text } from '@mantine/core';
import { useRef, type ReactElement } from 'react';
import { Page } from '../parts/index.js';
import { useMay } from '../session/index.js';
import { words } from '../words/index.js';
import { AccountNotice } from './account-notice.js';
import classes from './add-page.module.css';
import { SourceField } from './field/source-field.js';
import { useSourceText } from './field/use-source-text.js';
import { LinkPanel } from './links/link-panel.js';
import { NothingYet } from './nothing-yet.js';
import { PreviewDrawer } from './preview/preview-drawer.js';
import { BareNumber } from './reading/bare-number.js';
import { isBareNumber } from './reading/read-text.js';
import { SearchPanel } from './search/search-panel.js';
import { BasketBar } from './selection/basket-bar.js';
import { useFreshStandings } from './standing/use-fresh-standings.js';
import { WishBar } from './wish/wish-bar.js';

/** Finds music by links or words, and puts it into the queue. */
export function AddPage(): ReactElement {
  const { text, reading, write, hurry } = useSourceText();
  const mayAdd = useMay('control');
  const results = useRef<HTMLDivElement>(null);
  useFreshStandings();
  return (
    <Page title={words.add.title} lead={words.add.lead}>
      <AccountNotice />
      <div className={classes.head}>
        <SourceField
          text={text}
          isLinks={reading.kind === 'links'}
          onWrite={write}
          onHurry={hurry}
          onLeave={() => results.current?.querySelector<HTMLElement>('[data-row-main][tabindex="0"]')?.focus()}
        />
        {mayAdd ? <WishBar /> : <Text c="dimmed">{words.add.mayOnlyLook}</Text>}
      </div>
      <div ref={results} className={classes.results}>
        {reading.kind === 'nothing' && <NothingYet />}
        {reading.kind === 'links' && <LinkPanel {...reading} />}
        {reading.kind === 'words' && (
          <>
            {isBareNumber(reading.query) && <BareNumber id={reading.query} onChoose={write} />}
            <SearchPanel query={reading.query} />
          </>
        )}
      </div>
      <BasketBar />
      <PreviewDrawer />
    </Page>
  );
}
