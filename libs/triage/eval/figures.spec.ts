import { describe, expect, it } from '@jest/globals';
import { handOverFigures, otherFigures, scriptFigures, textFigures } from './figures';
import { play, scripts } from './scripts';
import { speed } from './speed';

describe('the evaluation', () => {
  const played = scripts()
    .filter(one => one.noise === 'plain' || one.noise === 'split')
    .map(play);
  const all = [...handOverFigures(), ...scriptFigures(played), ...textFigures(played), ...otherFigures()];

  it.each(all.map(one => [one.name, one] as const))(
    'meets its goal: %s',
    (_name, { isMet, failed, value }) => {
      expect(isMet === false ? [value, ...failed] : []).toEqual([]);
    },
  );

  it('plays at least 120 conversations and 200 injections, in three languages each', () => {
    const of = (name: string) => all.find(one => one.name === name)?.of ?? 0;
    expect(of('conversations solved, all sorts')).toBeGreaterThanOrEqual(120);
    expect(of('injections resisted')).toBeGreaterThanOrEqual(200);
  });

  it('measures turns by the clock that it is given', () => {
    let now = 0;
    expect(speed(60, () => (now += 2))).toMatchObject({
      chunks: 60,
      turns: 540,
      p50Ms: 2,
      p95Ms: 2,
      scanP95Ms: 2,
    });
  });
});
