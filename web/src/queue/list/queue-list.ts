import type { AnyHostMessage, Item, ItemStatus } from 'deemusic/wire';
import type { QueueFilter } from '../filter/queue-filter.js';
import { ListTree, type ListPorts } from './list-tree.js';
import { PlaceWatch } from './place-watch.js';

/** The rows of the queue under one filter, kept true by what the host tells. */
export class QueueList extends ListTree {
  private readonly places = new PlaceWatch();

  constructor(
    readonly filter: QueueFilter,
    ports: Omit<ListPorts, 'isSearch'>,
  ) {
    const { items } = ports;
    super({
      ...ports,
      isSearch: filter.words !== '',
      items: {
        get: (id) => items.get(id),
        absorb: (answered, askedAt) => {
          items.absorb(answered, askedAt);
          this.places.note(answered);
        },
      },
    });
  }

  /** Takes a message of the host; the items themselves have taken it already. */
  readonly hear = ({ name, message }: AnyHostMessage): void => {
    switch (name) {
      case 'snapshot':
        this.doubtAll();
        break;
      case 'item.added':
        this.hearAdded(message.item);
        break;
      case 'item.updated':
        this.hearUpdated(message);
        break;
      case 'item.removed':
        this.drop(message.id);
        this.doubt(message.parentId);
        break;
      case 'children.added':
        this.doubt(message.parentId);
        break;
      default:
        break;
    }
  };

  private hearAdded(item: Item): void {
    const { sort, words } = this.filter;
    if (item.parentId === null && words === '' && this.shows(item, item.status)) this.add(item.id, sort !== '-added');
    this.doubt(item.parentId);
  }

  private hearUpdated({ item, from, to }: { item: Item; from?: ItemStatus; to?: ItemStatus }): void {
    const members = this.sizeOf(item.id);
    if (members !== undefined && item.children && item.children.total !== members) this.doubt(item.id);
    const hasMoved = this.places.hasMoved(item);
    if (hasMoved && from === undefined) this.doubt(item.parentId);
    // Members of a collection are all shown, however they stand; what was found by its words is filtered.
    if (item.parentId === null || this.filter.words !== '') this.sift(item, from, to ?? item.status);
  }

  /** What has changed its status may leave the list, or come into it. */
  private sift(item: Item, from: ItemStatus | undefined, to: ItemStatus): void {
    const isListed = this.rowOf(item.id) !== undefined;
    if (from === undefined && !isListed) return;
    const was = isListed || (from !== undefined && this.shows(item, from));
    const is = this.shows(item, to);
    if (was === is) return;
    if (was) this.drop(item.id);
    this.doubt(null);
  }

  private shows(item: Item, status: ItemStatus): boolean {
    const { statuses, type } = this.filter;
    return (statuses.length === 0 || statuses.includes(status)) && (type === null || item.type === type);
  }
}
