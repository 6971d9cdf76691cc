import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { ListPage } from './list/list-page.js';
import { OnePage } from './one/one-page.js';

/** `/plugins` is the list, `/plugins/:id` one of them. */
export function PluginsPage(): ReactElement {
  const { id } = useParams<{ id?: string }>();
  return id === undefined ? <ListPage /> : <OnePage key={id} id={id} />;
}
