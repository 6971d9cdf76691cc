import { createContext } from 'react';
import type { ConfigTree } from '../data/plugin-queries.js';

/** What fields of the form know of it as a whole. */
export interface FormSurroundings {
  /** The settings as they are saved, with defaults. */
  saved: ConfigTree;
  /** Another one begins when everything is saved or put back. */
  round: number;
  /** Nothing can be changed. */
  isReadOnly: boolean;
}

export const FormSurroundingsContext = createContext<FormSurroundings>({ saved: {}, round: 0, isReadOnly: true });

/** Whether a field stands in a list or beside its name: its own label is heard, not seen. */
export const QuietLabelContext = createContext<string | null>(null);

/** The title of the list that an entry belongs to. */
export const ListTitleContext = createContext('');
