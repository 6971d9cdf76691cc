/** As `config.schema.json` says it. */
export interface ArtworkConfig {
  album: { enabled: boolean; fileName: string; pixels: number; inDiscFolders: boolean };
  artist: { enabled: boolean; fileNames: string[]; pixels: number };
  playlist: { enabled: boolean; fileName: string; pixels: number };
}
