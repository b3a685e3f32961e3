import { describe, expect, it } from '@jest/globals';
import { bandOf } from './band';

describe('the normal band of a metric', () => {
  it('holds its own limits', () => {
    expect(bandOf(95, { low: 60, high: 95 })).toBe('normal');
    expect(bandOf(60, { low: 60, high: 95 })).toBe('normal');
  });
  it('is left above and below', () => {
    expect(bandOf(95.1, { low: 60, high: 95 })).toBe('above');
    expect(bandOf(5, { low: 6, high: null })).toBe('below');
  });
  it('says nothing of a state, of no reading, or without limits', () => {
    expect(bandOf('running', { low: null, high: 4 })).toBeNull();
    expect(bandOf(undefined, { low: 0, high: 4 })).toBeNull();
    expect(bandOf(3, { low: null, high: null })).toBeNull();
  });
});
