/** How a process ended. */
export interface ChildExit {
  code: number | null;
  signal: string | null;
}
