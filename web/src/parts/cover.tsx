import { IconMusic } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { hostUrl } from '../base.js';
import classes from './cover.module.css';

interface CoverProps {
  /** As the host's answers name it; null = there is none. */
  url: string | null;
  /** Width and height, CSS pixels. */
  size: number;
  /** Covers are decoration beside a title; where one stands alone it needs a text. */
  alt?: string;
}

/** A picture of an item through the host, square, in its place from the first paint on. */
export function Cover({ url, size, alt = '' }: CoverProps): ReactElement {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const isShown = url !== null && url !== failedUrl;
  return (
    <span className={classes.frame} style={{ width: size, height: size }}>
      {isShown ? (
        <img
          className={classes.picture}
          src={imageUrl(url, size)}
          srcSet={`${imageUrl(url, size)} 1x, ${imageUrl(url, size * 2)} 2x`}
          width={size}
          height={size}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => {
            setFailedUrl(url);
          }}
        />
      ) : (
        <IconMusic
          size={size * 0.45}
          stroke={1.5}
          role={alt ? 'img' : undefined}
          aria-label={alt || undefined}
          aria-hidden={alt ? undefined : true}
        />
      )}
    </span>
  );
}

function imageUrl(url: string, size: number): string {
  return hostUrl(`api/v1/images?${new URLSearchParams({ url, size: String(size) }).toString()}`);
}
