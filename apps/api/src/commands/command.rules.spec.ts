import { describe, expect, it } from '@jest/globals';
import { readAnswer, referenceOf } from './command.rules';

describe('the answer of a device', () => {
  it.each([
    ['{"status":"succeeded","result":{}}', 'succeeded'],
    ['{"status":"failed"}', 'failed'],
    ['{"status":"expired"}', 'expired'],
    ['{"status":"done"}', 'failed'],
    ['succeeded', 'failed'],
    ['', 'failed'],
    ['null', 'failed'],
  ])('%s is %s', (payload, status) => {
    expect(readAnswer(Buffer.from(payload))).toBe(status);
  });
});

it('has a reference that begins its id', () => {
  expect(referenceOf('0a1b2c3d-0000-4000-8000-000000000000')).toBe('C-0A1B2C3D');
});
