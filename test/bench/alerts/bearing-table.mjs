// The table of `--bearings`: by method, how often the right bearing was told of first, a day before the end.
import { round, say, timed } from '../lib/figures.mjs';

/** `rig`: made-up tests, both halves of the seeds; anything else is a folder of real ones. */
export async function bearingsToFailure({ bearingFigures, bearingTestsOf, madeUpTests }, source, runs) {
  const groups =
    source === 'rig'
      ? ['choosing', 'reporting'].map(half => [half, madeUpTests(half, runs)])
      : [['measured', bearingTestsOf(source)]];
  const halves = [];
  for (const [half, tests] of groups) {
    const { value, ms } = await timed(() => bearingFigures(tests));
    say(`${half}: ${tests.length} tests, ${round(ms / 1_000, 1)} s`);
    halves.push({ half, figures: value });
  }
  const last = halves.at(-1).figures;
  const met = method =>
    last.filter(one => one.method.startsWith(method)).reduce((sum, one) => sum + one.met, 0);
  return {
    columns: [
      'seeds',
      'told by',
      'tests',
      'right first',
      'day before',
      'false',
      'early',
      'lead h',
      'all of it',
    ],
    rows: halves.flatMap(({ half, figures }) =>
      figures.map(one => [
        half,
        `${one.method}: ${one.name}`,
        one.tests,
        one.rightFirst,
        one.dayBefore,
        one.falseBearings,
        one.early,
        one.medianLeadHours === null ? '-' : round(one.medianLeadHours, 0),
        one.met,
      ]),
    ),
    figures: {
      yardstick: 'a mean of ten rows, eight spreads off the median of the first 15 %',
      halves,
      ratio: round(met('each column, six') / Math.max(1, met('yardstick'))),
      ratioOf: 'tests that met all of it, each column by itself, to the yardstick, of the last half',
    },
  };
}
