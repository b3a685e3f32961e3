import { describe, expect, it } from '@jest/globals';
import type { ModelCommand } from '#contracts';
import { commandOf, draftOf } from './draft';

const restart: ModelCommand = {
  name: 'restart',
  title: { en: 'Restart', bg: 'Рестарт' },
  effect: { en: 'It is dark for a minute.' },
  faultCodes: ['E21'],
  precondition: { metric: 'temperature', low: null, high: 60 },
  safe: true,
  byCustomer: true,
  timeoutSeconds: 30,
};

describe('a command in the form', () => {
  it('is the same after it was opened and saved', () => {
    expect(commandOf(draftOf(restart))).toEqual(restart);
    expect(commandOf(draftOf({ ...restart, precondition: null }))).toEqual({
      ...restart,
      precondition: null,
    });
  });

  it('is nothing for customers until somebody says so', () => {
    expect(draftOf(null)).toMatchObject({ safe: false, byCustomer: false });
  });

  it.each([
    { name: '' },
    { name: 'Restart now' },
    { faultCodes: [] },
    { title: { en: ' ', zh: '重启', bg: '' } },
    { low: '', high: '' },
    { low: '70' },
    { high: 'warm' },
    { timeoutSeconds: '' },
    { timeoutSeconds: '1' },
  ])('is not ready with %j', change => {
    expect(commandOf({ ...draftOf(restart), ...change })).toBeNull();
  });
});
