/** A program of one hook; `program` is empty when there is none. */
export interface ProgramConfig {
  program: string;
  /** argv, without the program. */
  args: string[];
}

export const EXEC_HOOKS = ['afterTrack', 'afterAlbum', 'afterPlaylist'] as const;
export type ExecHook = (typeof EXEC_HOOKS)[number];

/** Settings as `config.schema.json` has them, filled with its defaults. */
export type ExecConfig = Record<ExecHook, ProgramConfig> & {
  timeoutSeconds: number;
  env: Record<string, string>;
};
