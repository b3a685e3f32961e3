import { describe, expect, it } from '@jest/globals';
import { sortOf, whichOf } from './which';

describe('the inbox', () => {
  it('shows the open ones by urgency unless the address says otherwise', () => {
    expect(whichOf(null)).toBe('open');
    expect(whichOf('nonsense')).toBe('open');
    expect(sortOf(null, 'open')).toBe('urgency');
    expect(sortOf('newest', 'open')).toBe('newest');
  });

  it('shows who waits for a person by their deadline', () => {
    expect(sortOf(null, whichOf('waiting'))).toBe('deadline');
    expect(sortOf('urgency', 'waiting')).toBe('urgency');
  });
});
