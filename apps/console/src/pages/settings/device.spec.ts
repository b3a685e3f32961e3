import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './device';

describe('where somebody is signed in', () => {
  it('names browser and system', () => {
    expect(
      deviceOf(
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36 Edg/150.0',
      ),
    ).toBe('Edge, Windows');
    expect(
      deviceOf(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
      ),
    ).toBe('Safari, iPhone');
  });
  it('names a program, and nothing when nothing is known', () => {
    expect(deviceOf('curl/8.5.0')).toBe('curl');
    expect(deviceOf(null)).toBeNull();
  });
});
