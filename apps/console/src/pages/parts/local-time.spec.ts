import { describe, expect, it } from '@jest/globals';
import { instantOfLocal, localText } from './local-time';

describe('a time on the wall clocks of a site', () => {
  it('is not the time of the one who types it', () => {
    expect(instantOfLocal('2026-03-03T14:30', 'Europe/Sofia')).toBe('2026-03-03T12:30:00.000Z');
    expect(instantOfLocal('2026-07-03T14:30', 'Asia/Shanghai')).toBe('2026-07-03T06:30:00.000Z');
  });
  it('comes back as it was typed, in summer and in winter', () => {
    for (const text of ['2026-07-03T14:30', '2026-12-31T23:59'])
      expect(localText(instantOfLocal(text, 'Europe/Sofia') ?? '', 'Europe/Sofia')).toBe(text);
  });
  it('is nothing while it is unfinished', () => {
    expect(instantOfLocal('', 'Europe/Sofia')).toBeNull();
    expect(instantOfLocal('2026-03', 'Europe/Sofia')).toBeNull();
  });
});
