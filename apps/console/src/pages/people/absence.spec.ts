import { expect, it } from '@jest/globals';
import { absenceSpan } from './absence';

it('takes whole days in the engineer’s zone, also over a change of the clocks', () => {
  expect(absenceSpan('2026-11-20', '2026-11-20', 'Europe/Sofia')).toEqual({
    start: '2026-11-19T22:00:00.000Z',
    end: '2026-11-20T22:00:00.000Z',
  });
  expect(absenceSpan('2026-10-24', '2026-10-25', 'Europe/Sofia')).toEqual({
    start: '2026-10-23T21:00:00.000Z',
    end: '2026-10-25T22:00:00.000Z',
  });
});
