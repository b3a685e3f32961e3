import { describe, expect, it } from '@jest/globals';
import { certificateState } from './shift-text';

describe('what the page of engineers tells', () => {
  it('warns a month before a certificate ends and says when it has', () => {
    expect(certificateState('2026-11-19', '2026-11-20')).toBe('expired');
    expect(certificateState('2026-11-20', '2026-11-20')).toBe('expiring');
    expect(certificateState('2026-12-20', '2026-11-20')).toBe('expiring');
    expect(certificateState('2026-12-21', '2026-11-20')).toBe('good');
  });
});
