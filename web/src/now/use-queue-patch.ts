import { useMutation } from '@tanstack/react-query';
import type { QueueState } from 'deemusic/wire';
import { call, rest, type Schema } from '../api/index.js';
import { liveState } from '../live/index.js';

/** Changes something of the whole queue; what the host answers is shown at once. */
export async function patchQueue(body: Schema<'QueuePatch'>): Promise<QueueState> {
  const queue = await call(rest.PATCH('/api/v1/queue', { body }));
  liveState.setState({ queue });
  return queue;
}

export function useQueuePatch() {
  return useMutation({ mutationFn: patchQueue });
}
