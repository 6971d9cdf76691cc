import type { IncomingHttpHeaders } from 'node:http';
import type { SandboxFault } from '../sandbox-fault.js';
import { md5Hex } from '../seed.js';
import { parseRange } from './byte-range.js';
import type { MediaTarget } from './media-target.js';

/** Status and headers of an answer with media, and which part of the file follows. */
export interface MediaHead {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  from: number;
  /** Exclusive. */
  to: number;
}

interface MediaFile {
  target: MediaTarget;
  sizeBytes: number;
  /** Rises when the file was replaced. */
  revision: number;
}

/** What the CDN answers to a request for a file, with range, condition and fault. */
export function mediaHead(request: IncomingHttpHeaders, file: MediaFile, fault: SandboxFault | null): MediaHead {
  const { sizeBytes } = file;
  const etag = etagOf(file, fault);
  const condition = request['if-range'];
  const isWhole = fault?.kind === 'ignore-range' || (condition !== undefined && condition !== etag);
  const range = isWhole ? null : parseRange(request.range, sizeBytes);
  const headers = commonHeaders(file.target, etag);
  if (range === 'unsatisfiable') {
    const total = { 'content-range': `bytes */${String(sizeBytes)}`, 'content-length': '0' };
    return { status: 416, headers: { ...headers, ...total }, from: 0, to: 0 };
  }
  if (!range) {
    return { status: 200, headers: { ...headers, ...lengthOf(0, sizeBytes, fault) }, from: 0, to: sizeBytes };
  }
  // The part that is sent is the part that is told: only not the one that was asked for.
  const from = Math.min(range.to - 1, range.from + (fault?.kind === 'wrong-range' ? (fault.bytes ?? 1000) : 0));
  const part = { 'content-range': `bytes ${String(from)}-${String(range.to - 1)}/${String(sizeBytes)}` };
  return { status: 206, headers: { ...headers, ...part, ...lengthOf(from, range.to, fault) }, from, to: range.to };
}

function lengthOf(from: number, to: number, fault: SandboxFault | null): Record<string, string> {
  if (fault?.kind === 'no-length') return {};
  const extra = fault?.kind === 'wrong-length' ? (fault.bytes ?? 1000) : 0;
  return { 'content-length': String(to - from + extra) };
}

function commonHeaders({ format }: MediaTarget, etag: string): Record<string, string> {
  return {
    'content-type': format === 'FLAC' ? 'audio/flac' : 'audio/mpeg',
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=12960000',
    'access-control-allow-origin': '*',
    etag,
  };
}

/** Strong; the same at both sources. */
function etagOf({ target, sizeBytes, revision }: MediaFile, fault: SandboxFault | null): string {
  const name = [target.trackId, target.format, sizeBytes, revision].join(' ');
  return fault?.kind === 'changed-etag' ? `"changed-${md5Hex(name)}"` : `"${md5Hex(name)}"`;
}
