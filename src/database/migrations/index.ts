import { Initial1795000000000 } from './1795000000000-initial.js';
import { Relisting1795200000000 } from './1795200000000-relisting.js';
import { Plugins1795400000000 } from './1795400000000-plugins.js';
import { Dashboard1795600000000 } from './1795600000000-dashboard.js';

/** Every migration, oldest first. Add a class here; nothing is found by globs. */
export const MIGRATIONS = [Initial1795000000000, Relisting1795200000000, Plugins1795400000000, Dashboard1795600000000];
