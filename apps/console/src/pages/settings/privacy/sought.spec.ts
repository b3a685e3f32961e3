import { describe, expect, it } from '@jest/globals';
import { isTypedOf, soughtIn } from './sought';

describe('who is looked for', () => {
  it.each([
    ['ivan@mill.example', { email: 'ivan@mill.example' }],
    [' +359 888 123 456 ', { phone: '+359 888 123 456' }],
    ['0888/123-456', { phone: '0888/123-456' }],
    ['12345', null],
    ['Ivan', null],
    ['a@b', null],
    ['', null],
  ])('in %j', (typed, expected) => {
    expect(soughtIn(typed)).toEqual(expected);
  });

  const ivan = { names: ['Ivan Kolev'], email: 'ivan@mill.example', phone: '888123456' };
  it.each([
    ['ivan kolev', true],
    ['IVAN@mill.example', true],
    ['+359 888 123 456', true],
    ['Ivan', false],
    ['', false],
  ])('is typed once more as %j: %s', (typed, expected) => {
    expect(isTypedOf(typed, ivan)).toBe(expected);
  });
});
