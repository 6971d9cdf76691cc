import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { call, hostClock, rest } from '../../api/index.js';
import { liveState } from '../../live/index.js';
import { SpeedHistory, type SpeedSample } from './speed-history.js';

const history = new SpeedHistory(() => hostClock.now());

// Always, not only while somebody looks: a message of the past does not come again.
liveState.subscribe(({ stats }, before) => {
  if (stats !== null && stats !== before.stats) history.add(stats.bytesPerSecond, stats.activeDownloads);
});

const subscribe = (listener: () => void) => history.subscribe(listener);
const current = () => history.all;

/** The speed of the last ten minutes, oldest first: what the host remembers and what was heard since. */
export function useSpeedSamples(): readonly SpeedSample[] {
  // Asked again after a snapshot only: it closes the gap of the time without a connection.
  useQuery({
    queryKey: ['stats', 'history'],
    queryFn: async () => {
      const { samples } = await call(rest.GET('/api/v1/stats/history'));
      history.recall(samples);
      return samples.length;
    },
    staleTime: Infinity,
  });
  return useSyncExternalStore(subscribe, current);
}
