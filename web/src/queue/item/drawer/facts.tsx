import type { Item } from 'deemusic/wire';
import type { ReactElement, ReactNode } from 'react';
import { useItem } from '../../../live/index.js';
import { CopyButton } from '../../../parts/index.js';
import { say, words } from '../../../words/index.js';
import { titleOf } from '../line/title-of.js';
import classes from './facts.module.css';
import texts from './texts.module.css';
import { Section } from './section.js';

interface FactsProps {
  item: Item;
  onOpen: (id: string) => void;
}

/** What else is known of it. */
export function Facts({ item, onOpen }: FactsProps): ReactElement {
  const { fact, ...drawer } = words.item.drawer;
  const { quality, totalBytes, outputPath, attempts, reused, position, id } = item;
  const size = totalBytes ?? (item.status === 'completed' ? item.bytes : null);
  return (
    <Section title={drawer.facts}>
      <dl className={classes.facts}>
        <Fact name={fact.wanted}>{drawer.quality[quality.wanted]}</Fact>
        {quality.got !== null && <Fact name={fact.got}>{drawer.quality[quality.got]}</Fact>}
        {size !== null && size > 0 && <Fact name={fact.size}>{say.bytes(size)}</Fact>}
        {outputPath !== null && (
          <Fact name={fact.path} action={<CopyButton text={outputPath} label={drawer.copyPath} />}>
            <span className={classes.path}>{outputPath}</span>
          </Fact>
        )}
        {reused !== null && (
          <Fact name={fact.reused}>
            <Original id={reused} onOpen={onOpen} />
          </Fact>
        )}
        {position !== null && <Fact name={fact.place}>{words.item.position(position)}</Fact>}
        {attempts > 0 && <Fact name={fact.attempts}>{say.count(attempts)}</Fact>}
        <Fact name={fact.priority}>{drawer.priority[item.priority]}</Fact>
        <Times item={item} />
        <Fact name={fact.id} action={<CopyButton text={id} label={drawer.copyId} />}>
          <span className={classes.path}>{id}</span>
        </Fact>
      </dl>
    </Section>
  );
}

function Original({ id, onOpen }: { id: string; onOpen: (id: string) => void }): ReactElement {
  const item = useItem(id);
  return (
    <button type="button" className={texts.link} onClick={() => onOpen(id)}>
      {item ? titleOf(item) : id}
    </button>
  );
}

function Times({ item }: { item: Item }): ReactElement {
  const { fact } = words.item.drawer;
  const times: [string, number | null][] = [
    [fact.added, item.createdAt],
    [fact.listed, item.expandedAt],
    [fact.started, item.startedAt],
    [fact.completed, item.completedAt],
  ];
  return (
    <>
      {times.map(
        ([name, at]) =>
          at !== null && (
            <Fact key={name} name={name}>
              {say.moment(at)}
            </Fact>
          ),
      )}
    </>
  );
}

function Fact({ name, children, action }: { name: string; children: ReactNode; action?: ReactNode }): ReactElement {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>
        {children}
        {action}
      </dd>
    </div>
  );
}
