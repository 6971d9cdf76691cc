import { describe, expect, it } from '@jest/globals';
import pico from 'picocolors';
import { widthOf } from '../terminal/fit.js';
import { frameLines } from './frame-lines.js';
import type { ProgressFrame, TransferRow } from './progress-frame.js';

const plain = pico.createColors(false);

function row(patch: Partial<TransferRow> = {}): TransferRow {
  return {
    id: 't',
    name: 'Song',
    stage: 'transferring',
    progress: 50,
    bytesPerSecond: 2_097_152,
    etaSeconds: 65,
    ...patch,
  };
}

function frame(transfers: TransferRow[], patch: Partial<ProgressFrame> = {}): ProgressFrame {
  return {
    transfers,
    done: 1,
    failed: 0,
    total: 3,
    bytes: 0,
    bytesPerSecond: 0,
    etaSeconds: null,
    waiting: null,
    ...patch,
  };
}

describe('a frame as lines of the screen', () => {
  it('shows a bar, speed and time left of each transfer, and the whole below', () => {
    const lines = frameLines(
      frame([row()], { bytes: 1024, bytesPerSecond: 2048, etaSeconds: 7, failed: 1 }),
      80,
      24,
      plain,
    );
    expect(lines).toEqual([
      '  Song                            ██████████░░░░░░░░░░  50 %    2.0 MiB/s  1:05',
      '1 of 3 tracks, 1 failed · 1.0 KiB · 2.0 KiB/s · 0:07 left',
    ]);
  });

  it.each([40, 60, 80, 133])('never fills the last of %i columns, whatever the name', (width) => {
    const names = [
      '東京事変'.repeat(30),
      '👩‍🚀'.repeat(50),
      'e\u0301'.repeat(90),
      'שלום '.repeat(40),
      '',
      '\u001b[2J'.repeat(9),
    ];
    const lines = frameLines(frame(names.map((name) => row({ name }))), width, 24, plain);
    for (const line of lines) expect(widthOf(line)).toBeLessThan(width);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('counts what does not fit instead of scrolling it away', () => {
    const lines = frameLines(frame(Array.from({ length: 64 }, () => row())), 80, 10, plain);
    expect(lines).toHaveLength(8);
    expect(lines[6]).toBe('  … and 58 more');
  });

  it('says why the queue waits, and what to do', () => {
    const waiting = { reason: 'config' as const, message: 'Set deezer.arl.' };
    expect(frameLines(frame([], { waiting }), 80, 24, plain)).toContain('waiting (config): Set deezer.arl.');
  });

  it('shows the stage while no bytes flow', () => {
    const [line] = frameLines(frame([row({ stage: 'verifying', etaSeconds: null })]), 80, 24, plain);
    expect(line).toContain('   verifying');
  });
});
