import { about } from './about.js';
import { add } from './add.js';
import { copy } from './copy.js';
import { errors } from './errors.js';
import { history } from './history.js';
import { item } from './item.js';
import { leaving } from './leaving.js';
import { now } from './now.js';
import { plugins } from './plugins.js';
import { queue } from './queue.js';
import { session } from './session.js';
import { settings } from './settings.js';
import { shell } from './shell.js';
import { welcome } from './welcome.js';

/** Everything that the dashboard says, in English. */
export const english = {
  about,
  add,
  copy,
  errors,
  history,
  item,
  leaving,
  now,
  plugins,
  queue,
  session,
  settings,
  shell,
  welcome,
};
