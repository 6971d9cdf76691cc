/** A place in the host's stream of messages. Send it back as `since` to get what was missed. */
export interface Cursor {
  /** Names one run of the host; cursors of other runs are worthless. */
  epoch: string;
  /** Rises by one with each message of the host. Gaps are normal: rooms, and progress that was dropped. */
  seq: number;
}

/** A message as it travels: its body and its place in the stream. */
export type Stamped<Body> = Body & Cursor;
