import type { UrlSigner } from '../signed-url.js';
import type { SandboxState } from '../sandbox-state.js';
import { md5Hex } from '../seed.js';

type ImageKind = 'cover' | 'artist' | 'playlist';

const SIZES = { small: 56, medium: 250, big: 500, xl: 1000 } as const;
export type ImageSize = keyof typeof SIZES;

/** Addresses that the answers carry. */
export class Links {
  constructor(
    readonly base: string,
    private readonly signer: UrlSigner,
    private readonly state: SandboxState,
  ) {}

  page(type: string, id: number): string {
    return `https://www.deezer.com/${type}/${String(id)}`;
  }

  share(type: string, id: number): string {
    const content = `${type}-${String(id)}`;
    return `${this.page(type, id)}?utm_source=deezer&utm_content=${content}&utm_term=0_${String(this.state.seconds())}&utm_medium=web`;
  }

  image(kind: ImageKind, md5: string, size: ImageSize): string {
    const pixels = String(SIZES[size]);
    return `${this.base}/images/${kind}/${md5}/${pixels}x${pixels}-000000-80-0-0.jpg`;
  }

  /** `cover`, `cover_small` … or `picture` … @param isNull URLs are null, the first is empty */
  images(
    field: 'cover' | 'picture',
    owner: string,
    kind: ImageKind,
    md5: string,
    isNull = false,
  ): Record<string, unknown> {
    const first = isNull ? '' : `${this.base}/${owner}/image`;
    const sizes = Object.keys(SIZES) as ImageSize[];
    const entries = sizes.map((size) => [`${field}_${size}`, isNull ? null : this.image(kind, md5, size)]);
    return { [field]: first, ...(Object.fromEntries(entries) as Record<string, unknown>) };
  }

  /** Signed anew at every answer; lives 900 s. */
  preview(trackId: number): string {
    const path = `/preview/1/1/${String(trackId)}/${md5Hex(`preview ${String(trackId)}`)}.mp3`;
    const exp = this.state.seconds() + this.state.previewSeconds;
    return this.base + this.signer.sign(path, exp, 'user_id=0,application_id=42');
  }

  /** @param source 0 or 1: the same file at two providers */
  media(trackId: number, format: string, source: number, exp: number, userId: number): string {
    const extension = format === 'FLAC' ? 'flac' : 'mp3';
    const name = md5Hex(`${format} ${String(trackId)}`);
    const path = `/media/${String(source)}/${String(trackId)}/${format}/${name}.${extension}`;
    return this.base + this.signer.sign(path, exp, `user_id=${String(userId)}`);
  }
}
