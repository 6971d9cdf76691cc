/** Jest's global setup: whole-host tests run the built host, so it is built when its sources are newer. */
import { ensureBuilt } from '../../scripts/bootstrap.mjs';

export default function setup() {
  if (process.env.DEEMUSIC_TEST_NO_BUILD !== '1') ensureBuilt();
}
