// A fleet-month in accelerated time: how long before a failure findings come, what is missed, and how often they are wrong.
import { bearingsToFailure } from './alerts/bearing-table.mjs';
import { fleetModule } from './alerts/compile.mjs';
import { median, round, say, timed } from './lib/figures.mjs';
import { removeFolder, temporaryFolder } from './lib/system.mjs';

/**
 * `units` per fault kind and `well` per family without a fault, in each half of the seeds; a fault develops in `develop`
 * days, a reading comes every `every` seconds. `choose` 2: also the grid of settings on the choosing half.
 * `sisters`: instead of all this, fleets of so many units of a model each, `fleets` of them for each family, that are compared.
 * `bearings`: instead of all this, run-to-failure tests of bearings, `rig` for made-up ones (`runs` of each kind), or a folder.
 * `speed`: instead of all this, how fast so many points are scored and rules evaluated, by the processor's clock.
 * `life`: instead of all this, remaining life on the C-MAPSS tables of this folder (train_FD001.txt, and the test if there).
 */
export const defaults = {
  units: 4,
  well: 20,
  develop: 10,
  every: 300,
  choose: 1,
  sisters: 0,
  fleets: 2,
  life: '',
  bearings: '',
  runs: 30,
  speed: 0,
};
const grid = [1.5, 2, 2.5].flatMap(slackSpreads =>
  [12, 24, 48].map(raiseAt => ({ slackSpreads, raiseAt, clearAt: raiseAt / 6 })),
);

export async function run({ choose, life, sisters, fleets, bearings, runs, speed, ...options }) {
  const folder = temporaryFolder();
  const { runFleet, defaultSettings, crossValidated, tested, ...compared } = await fleetModule(folder);
  if (life !== '') {
    removeFolder(folder);
    return remainingLife(life, crossValidated, tested);
  }
  if (speed > 0) {
    removeFolder(folder);
    return speedTable(compared.speeds(speed));
  }
  if (bearings !== '') {
    removeFolder(folder);
    return bearingsToFailure(compared, bearings, runs);
  }
  if (sisters > 0) {
    removeFolder(folder);
    const { develop, every } = options;
    return sistersMonth(compared, { units: sisters, fleets, develop, every }, choose);
  }
  const timedFleet = async more => {
    const { ms, value } = await timed(() => runFleet({ ...options, ...more }));
    const { found, cases, falsePerUnitYear } = summary(value);
    say(
      `${more.half} ${JSON.stringify(more.settings ?? defaultSettings)}: ${found}/${cases}, ${falsePerUnitYear}/y, ${round(ms / 1_000, 1)} s`,
    );
    return { ...value, seconds: ms / 1_000 };
  };
  const chosen = choose > 1 ? grid : [];
  const tried = [];
  for (const settings of chosen)
    tried.push({ settings, ...summary(await timedFleet({ half: 'choosing', settings })) });
  const choosing = summary(await timedFleet({ half: 'choosing' }));
  const fleet = await timedFleet({ half: 'reporting' });
  const reporting = summary(fleet);
  removeFolder(folder);
  const rows = [...Map.groupBy(fleet.cases, one => one.kind)].map(([kind, cases]) => [
    kind,
    `${count(cases, 'finding')}/${cases.length}`,
    ...['finding', 'unusual', 'forecast', 'named', 'rule'].map(source => lead(cases, source)),
  ]);
  const figuresOf = one => [
    `${one.found}/${one.cases}`,
    one.medianLeadDays,
    one.named,
    one.foundByRules,
    one.falsePerUnitYear,
    one.falseForecastsPerUnitYear,
    one.watchedYears,
  ];
  return {
    columns: ['fault, days before it fails', 'found', 'finding', 'unusual', 'forecast', 'named', 'rule'],
    rows,
    more: {
      columns: ['seeds', 'found', 'lead d', 'named', 'rules', 'unusual/y', 'forecast/y', 'unit-years'],
      rows: [
        ...tried.map(one => [`${one.settings.slackSpreads}, ${one.settings.raiseAt}`, ...figuresOf(one)]),
        ['choosing', ...figuresOf(choosing)],
        ['reporting', ...figuresOf(reporting)],
      ],
    },
    figures: {
      yardstick: 'the rules of the seed alone',
      settings: defaultSettings,
      choosing,
      reporting,
      tried,
      falseMetrics: fleet.falseMetrics,
      seconds: round(fleet.seconds, 1),
      ratio: round(reporting.medianLeadWhereRulesToo / Math.max(0.01, reporting.medianRuleLeadDays)),
      ratioOf: 'median days before the failure, findings to rules, where both came',
    },
  };
}

const sisterGrid = [
  [3.5, 24],
  [6, 24],
];

async function sistersMonth({ runSisters, sisterSettingsWith }, options, choose) {
  const asked = [
    ...(choose > 1
      ? sisterGrid.map(([spreads, few]) => [
          'choosing',
          `${spreads} + ${few}/n`,
          sisterSettingsWith(spreads, few),
        ])
      : []),
    ['choosing', 'as it is', undefined],
    ['reporting', 'as it is', undefined],
  ];
  const halves = [];
  for (const [half, name, settings] of asked) {
    const { value, ms } = await timed(() => runSisters({ ...options, half, settings }));
    say(`${half}, ${name}: ${round(ms / 1_000, 1)} s`);
    halves.push({ half, name, ...value });
  }
  const last = halves.at(-1);
  const found = cases => cases.filter(one => one.leadDays !== null);
  const leadOf = cases => round(median(found(cases).map(one => one.leadDays)), 1);
  return {
    columns: ['fault, days before it fails', 'found', 'lead d'],
    rows: [...Map.groupBy(last.cases, one => one.kind)].map(([kind, cases]) => [
      kind,
      `${found(cases).length}/${cases.length}`,
      found(cases).length > 0 ? leadOf(cases) : '-',
    ]),
    more: {
      columns: ['seeds', 'limit', 'found', 'named', 'lead d', 'wrong', 'unit-months', 'wrong a unit-month'],
      rows: halves.map(({ half, name, cases, wrong, unitMonths }) => [
        half,
        name,
        `${found(cases).length}/${cases.length}`,
        cases.filter(one => one.isNamed).length,
        leadOf(cases),
        wrong,
        unitMonths,
        round(wrong / unitMonths, 3),
      ]),
    },
    figures: {
      yardstick: 'nobody is told of',
      halves: halves.map(({ cases, ...one }) => ({
        ...one,
        found: found(cases).length,
        cases: cases.length,
      })),
      ratio: round(found(last.cases).length / last.cases.length),
      ratioOf: 'faults found on the reporting seeds, of all',
    },
  };
}

function speedTable(speeds) {
  const ofYardstick = one => round(one.perSecond / one.yardstickPerSecond);
  return {
    columns: ['in a second of processor', 'million', 'yardstick', 'million', 'ratio'],
    rows: speeds.map(one => [
      one.what,
      round(one.perSecond / 1e6),
      one.yardstick,
      round(one.yardstickPerSecond / 1e6),
      ofYardstick(one),
    ]),
    figures: {
      yardstick: 'exponentially weighted z-scores; JSON.parse of a reading',
      speeds,
      ratio: ofYardstick(speeds[2]),
      ratioOf: 'a rule evaluated for a reading, to parsing it',
    },
  };
}

/** The yardstick knows no readings: the mean remaining life, for everybody. */
function remainingLife(folder, crossValidated, tested) {
  const protocols = [
    ...[5, 10, 20, 40].map(few => [`train, crossed, ${few} past lives`, crossValidated(folder, few)]),
    ['train, crossed, all', crossValidated(folder, Infinity)],
    ['test', tested(folder)],
  ].filter(([, figures]) => figures !== null);
  const [, last] = protocols.at(-1);
  return {
    columns: [
      'RUL capped at 125',
      'estimates',
      'RMSE',
      'score of 100',
      'in the band of 90 %',
      'RMSE, constant',
    ],
    rows: protocols.map(([name, one]) => [
      name,
      one.estimates,
      round(one.rmse),
      round(one.score, 0),
      round(one.inBand),
      round(one.constantRmse),
    ]),
    figures: {
      yardstick: 'the mean remaining life for every unit',
      protocols: Object.fromEntries(protocols),
      ratio: round(last.rmse / last.constantRmse),
      ratioOf: 'RMSE to the yardstick, of the last row',
    },
  };
}

const leads = (cases, source) => cases.map(one => one.lead[source]).filter(one => one !== null);
const count = (cases, source) => leads(cases, source).length;
const lead = (cases, source) => {
  const known = leads(cases, source);
  return known.length === 0 ? '-' : round(median(known), 1);
};

function summary({ cases, falseAlarms, watchedYears }) {
  const crossings = cases.map(one => one.crossing).filter(one => one !== null);
  const both = cases.filter(one => one.lead.finding !== null && one.lead.rule !== null);
  return {
    cases: cases.length,
    found: count(cases, 'finding'),
    named: count(cases, 'named'),
    foundByRules: count(cases, 'rule'),
    medianLeadDays: round(median(leads(cases, 'finding')), 1),
    dayBefore: leads(cases, 'finding').filter(days => days >= 1).length,
    medianLeadWhereRulesToo: round(median(leads(both, 'finding')), 1),
    medianRuleLeadDays: round(median(leads(both, 'rule')), 1),
    falsePerUnitYear: round(falseAlarms.unusual / watchedYears),
    falseForecastsPerUnitYear: round(falseAlarms.forecast / watchedYears),
    falseRulesPerUnitYear: round(falseAlarms.rule / watchedYears),
    watchedYears: round(watchedYears, 1),
    forecasts: crossings.length,
    forecastErrorDays: round(median(crossings.map(one => Math.abs(one.error))), 1),
    forecastsInBand: crossings.filter(one => one.inBand).length,
    forecastsNearBand: crossings.filter(one => one.nearBand).length,
    forecastBandDays: round(median(crossings.map(one => one.earlier + one.later)), 1),
  };
}
