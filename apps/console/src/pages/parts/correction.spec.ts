import { describe, expect, it } from '@jest/globals';
import { correctionOf } from './correction';

describe('a correction kept as evidence', () => {
  it('says from what to what', () => {
    expect(correctionOf('normal → high')).toEqual({ from: 'normal', to: 'high' });
    expect(correctionOf('- → C-OIL')).toEqual({ from: '-', to: 'C-OIL' });
  });
  it('is not read out when it is a list or something else', () => {
    expect(correctionOf('[{"skill":"kiosk"}] → []')).toBeNull();
    expect(correctionOf('water on the floor')).toBeNull();
  });
});
