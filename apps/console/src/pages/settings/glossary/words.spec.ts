import { describe, expect, it } from '@jest/globals';
import { spoken, termsIn, wordsOf } from './words';

describe('words of a term', () => {
  it('are told apart by commas, each once', () => {
    expect(wordsOf(' drain valve, purge valve ,, drain valve')).toEqual(['drain valve', 'purge valve']);
    expect(wordsOf('排污阀，放水阀、排污阀')).toEqual(['排污阀', '放水阀']);
  });

  it('are read a term a line; a line without a column more is a name', () => {
    const { terms, bad } = termsIn('drain valve; 排污阀, 放水阀; дренажен клапан\n\nAirCore\nnozzle;;\nX');
    expect(terms).toEqual([
      { isProtected: false, en: ['drain valve'], zh: ['排污阀', '放水阀'], bg: ['дренажен клапан'] },
      { isProtected: true, en: ['AirCore'], zh: [], bg: [] },
    ]);
    expect(bad).toEqual([4, 5]);
  });

  it('are said language by language, those without a word left out', () => {
    expect(spoken({ en: ['a', 'b'], zh: [], bg: ['в'] })).toBe('a, b · в');
  });
});
