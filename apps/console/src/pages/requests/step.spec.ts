import { describe, expect, it } from '@jest/globals';
import { stepOf } from './step';

describe('the keys of the inbox', () => {
  it('go down and up and stop at the ends', () => {
    expect(stepOf('j', 0, 3)).toBe(1);
    expect(stepOf('ArrowDown', 2, 3)).toBe(2);
    expect(stepOf('k', 0, 3)).toBe(0);
    expect(stepOf('j', -1, 3)).toBe(0);
  });
  it('leave every other key alone', () => {
    expect(stepOf('x', 0, 3)).toBeNull();
    expect(stepOf('j', -1, 0)).toBeNull();
  });
});
