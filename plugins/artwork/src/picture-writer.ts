import { readFile } from 'node:fs/promises';
import type { Artifact, HookOutput, HookRun, ImageKind, Images, PluginContext } from '@deemusic/plugin-sdk';

const EXTENSIONS = { 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

/** The name with the extension that the picture has; `.jpeg` is kept. */
export function pictureName(fileName: string, mime: keyof typeof EXTENSIONS): string {
  const isRight = mime === 'image/jpeg' ? /\.jpe?g$/i : /\.png$/i;
  return isRight.test(fileName) ? fileName : fileName.replace(/\.[^.]+$/, `.${EXTENSIONS[mime]}`);
}

/** What is to be written of one picture. */
export interface Picture {
  kind: ImageKind;
  /** In words, e.g. `cover`. */
  name: string;
  pixels: number;
  fileNames: readonly string[];
  folders: readonly string[];
}

/** Writes the pictures of one run, and keeps what came of it. */
export class PictureWriter {
  private readonly artifacts: Artifact[] = [];
  private readonly notes: string[] = [];

  constructor(
    private readonly files: Pick<PluginContext['files'], 'writeSidecar' | 'read'>,
    private readonly run: HookRun,
    private readonly images: Images,
  ) {}

  note(text: string): void {
    this.notes.push(text);
  }

  /** Nothing happens without a folder. */
  async write({ kind, name, pixels, fileNames, folders }: Picture): Promise<void> {
    if (folders.length === 0) return;
    const given = this.images[kind];
    const image = given?.width === pixels ? given : await this.run.image(kind, { pixels });
    if (image === null) {
      this.note(`there is no ${name}`);
      return;
    }
    const data = await readFile(image.path);
    const names = [...new Set(fileNames.map((each) => pictureName(each, image.mime)))];
    for (const folder of folders) {
      for (const each of names) await this.put(`${folder}/${each}`, data, name);
    }
  }

  get output(): HookOutput {
    const { artifacts, notes } = this;
    const written = artifacts.map(({ path }) => path);
    const said = [...(written.length > 0 ? [`pictures: ${written.join(', ')}`] : []), ...notes];
    return { artifacts, note: said.length > 0 ? shortened(said.join('; ')) : undefined };
  }

  private async put(path: string, data: Buffer, kind: string): Promise<void> {
    this.run.signal.throwIfAborted();
    if (await this.files.writeSidecar(path, data, { kind })) this.artifacts.push({ kind, path });
    // Not written: the same picture stands there already, or something of somebody else's.
    else if (!(await this.holds(path, data))) this.note(`${path} is somebody else's and stays`);
  }

  private async holds(path: string, data: Buffer): Promise<boolean> {
    try {
      return data.equals(await this.files.read(path));
    } catch {
      // A folder, or gone meanwhile.
      return false;
    }
  }
}

/** A note of the host's holds 500 characters. */
function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= 240 ? text : `${characters.slice(0, 239).join('')}…`;
}
