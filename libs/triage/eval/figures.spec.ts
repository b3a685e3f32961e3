import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  handOverFigures,
  languageFigures,
  modelFigures,
  otherFigures,
  scriptFigures,
  talkFigures,
  textFigures,
} from './figures';
import type { Figure } from './figure';
import { meaningFigures } from './meaning-figures';
import { play, plainScripts, scripts } from './scripts';
import { speed } from './speed';

describe('the evaluation', () => {
  let all: Figure[] = [];
  beforeAll(async () => {
    const some = scripts().filter(one => one.noise === 'plain' || one.noise === 'split');
    const played = [];
    for (const script of some) played.push(await play(script));
    all = [
      ...handOverFigures(),
      ...scriptFigures(played),
      ...textFigures(played),
      ...(await modelFigures(plainScripts().filter((_, index) => index % 24 < 12))),
      ...(await talkFigures()),
      ...otherFigures(),
      ...languageFigures(),
      ...(await meaningFigures(
        plainScripts().filter((_, index) => index % 48 >= 36),
        played,
      )),
    ];
  }, 120_000);

  it('meets its goals', () => {
    const missed = all.filter(one => one.isMet === false);
    expect(missed.map(({ name, value, failed }) => [name, value, ...failed])).toEqual([]);
  });

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
