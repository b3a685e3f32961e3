import { describe, expect, it } from '@jest/globals';
import { given, knownSort, oneOf, someOf, toggled, written } from './filters';

const urgencies = ['critical', 'high', 'normal', 'low'] as const;

describe('filters in the address', () => {
  it('take one of what there is and nothing else', () => {
    expect(oneOf('high', urgencies)).toBe('high');
    expect(oneOf('urgent', urgencies)).toBeUndefined();
    expect(oneOf(null, urgencies)).toBeUndefined();
  });
  it('take several, each once, in the usual order', () => {
    expect(someOf('low,critical,low,urgent', urgencies)).toEqual(['critical', 'low']);
    expect(someOf(null, urgencies)).toEqual([]);
  });
  it('add what is not chosen and remove what is', () => {
    expect(toggled(['low'], 'high')).toEqual(['low', 'high']);
    expect(toggled(['low', 'high'], 'low')).toEqual(['high']);
  });
  it('leave the address clean when nothing is chosen', () => {
    expect(written([])).toBeNull();
    expect(written(['critical', 'low'])).toBe('critical,low');
  });
  it('ask the server only for what is set', () => {
    expect(
      given({ q: '', family: undefined, alerting: false, status: [], sort: 'name', open: true }),
    ).toEqual({
      sort: 'name',
      open: true,
    });
  });
  it('sort only as the server can', () => {
    const sorts = ['name', '-name', '-createdAt'] as const;
    expect(knownSort('-name', sorts)).toBe('-name');
    expect(knownSort('createdAt', sorts)).toBe('-createdAt');
    expect(knownSort('colour', sorts)).toBeNull();
  });
});
