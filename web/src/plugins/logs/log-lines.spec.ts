import { describe, expect, it } from '@jest/globals';
import { logLines, matching } from './log-lines.js';

const RAW = [
  '2030-01-01T00:00:00.000Z info  is set up',
  '2030-01-01T00:00:01.000Z error first of two',
  '  second of two',
  '2030-01-01T00:00:02.000Z warn  slow',
  '2030-01-01T00:00:02.000Z warn  slow',
];

describe('lines of a log', () => {
  it('have a time, a level and a text', () => {
    expect(logLines(RAW)[0]).toMatchObject({ at: '2030-01-01T00:00:00.000Z', level: 'info', text: 'is set up' });
    expect(logLines(RAW)[3]).toMatchObject({ level: 'warn', text: 'slow' });
  });

  it('have the level of the message that they belong to', () => {
    expect(logLines(RAW)[2]).toMatchObject({ at: null, level: 'error', text: '  second of two' });
  });

  it('have keys of their own, also where the same is said twice', () => {
    expect(new Set(logLines(RAW).map(({ key }) => key)).size).toBe(RAW.length);
  });

  it('keep their keys when others are added', () => {
    const [before, after] = [logLines(RAW), logLines([...RAW, 'one more'])];
    expect(after.slice(0, RAW.length).map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  it('are shown whatever they look like', () => {
    expect(logLines(['', 'no head at all']).map(({ text }) => text)).toEqual(['', 'no head at all']);
  });

  it('are found by all words, level and time included', () => {
    const lines = logLines(RAW);
    expect(matching(lines, ' SLOW  warn ')).toHaveLength(2);
    expect(matching(lines, '00:00:01')).toHaveLength(1);
    expect(matching(lines, 'slow error')).toHaveLength(0);
    expect(matching(lines, '  ')).toBe(lines);
  });
});
