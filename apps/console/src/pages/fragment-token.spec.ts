import { expect, it } from '@jest/globals';
import { tokenOf } from './fragment-token';

it('reads a token behind the hash mark, named or bare', () => {
  expect(tokenOf('#token=abc-123')).toBe('abc-123');
  expect(tokenOf('#abc-123')).toBe('abc-123');
  expect(tokenOf('')).toBe('');
  expect(tokenOf('#other=1')).toBe('');
});
