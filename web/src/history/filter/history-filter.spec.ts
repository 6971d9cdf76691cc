import { describe, expect, it } from '@jest/globals';
import { filterOf, isFiltering, queryOf, writeFilter } from './history-filter.js';

const read = (text: string) => filterOf(new URLSearchParams(text));
const now = new Date(2026, 4, 10, 15, 30).getTime();
const day = (date: number) => new Date(2026, 4, date).getTime();

describe('the filter in the address', () => {
  it('is everything without one', () => {
    expect(isFiltering(read(''))).toBe(false);
    expect(queryOf(read(''), now)).toEqual({});
  });

  it('is read as it was written', () => {
    const text = 'q=two+words&status=failed&type=album&time=own&from=2026-05-01&to=2026-05-03';
    expect(writeFilter(new URLSearchParams(), read(text)).toString()).toBe(text);
    expect(isFiltering(read(text))).toBe(true);
  });

  it('leaves out what it does not understand, and keeps what is not its own', () => {
    const filter = read('status=pending&type=artist&time=never&from=2026-13-45&q=+');
    expect(isFiltering(filter)).toBe(false);
    expect(writeFilter(new URLSearchParams('item=track_1&q=x'), filter).toString()).toBe('item=track_1');
  });

  it('forgets its own days with another span', () => {
    expect(read('time=week&from=2026-05-01')).toMatchObject({ time: 'week', from: '' });
  });
});

describe('queryOf', () => {
  it('begins with whole days', () => {
    expect(queryOf(read('time=today'), now)).toEqual({ from: day(10) });
    expect(queryOf(read('time=week'), now)).toEqual({ from: day(4) });
  });

  it('includes the last day', () => {
    expect(queryOf(read('time=own&from=2026-05-01&to=2026-05-03'), now)).toEqual({ from: day(1), to: day(4) });
    expect(queryOf(read('time=own&to=2026-05-31'), now)).toEqual({ to: new Date(2026, 5, 1).getTime() });
  });
});
