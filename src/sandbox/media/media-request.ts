/** What is asked of the media service. */
export interface MediaRequest {
  license_token: string;
  media: { type: string; formats: { cipher: string; format: string }[] }[];
  track_tokens: string[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Whether a body has the form that the service understands. */
export function isMediaRequest(body: unknown): body is MediaRequest {
  if (!isRecord(body) || typeof body.license_token !== 'string') return false;
  const { media, track_tokens: tokens } = body;
  if (!Array.isArray(tokens) || !tokens.every((token) => typeof token === 'string')) return false;
  const isFormat = (format: unknown): boolean =>
    isRecord(format) && typeof format.cipher === 'string' && typeof format.format === 'string';
  const isMedium = (medium: unknown): boolean =>
    isRecord(medium) && Array.isArray(medium.formats) && medium.formats.every(isFormat);
  return Array.isArray(media) && media.length > 0 && media.every(isMedium);
}
