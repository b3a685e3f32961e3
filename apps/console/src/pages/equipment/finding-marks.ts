import type { Finding, SisterLevel } from '#contracts';
import type { ChartAlert, ChartForecast, ChartSisters } from '#ui';

/** Levels come every two hours; with one missing the line goes on. */
const gapMs = 5 * 3_600_000;

/** The span of each finding on the panel of its metric; a forecast has a line instead. */
export function spansOf(findings: readonly Finding[], titleOf: (finding: Finding) => string): ChartAlert[] {
  return findings.flatMap(finding =>
    finding.detail.kind !== 'forecast'
      ? [
          {
            id: finding.id,
            at: Date.parse(finding.since),
            until: finding.endedAt === null ? null : Date.parse(finding.endedAt),
            tone: 'move' as const,
            title: titleOf(finding),
            series: [finding.metric],
          },
        ]
      : [],
  );
}

/** Where a metric is heading, with the band in which it may reach its limit. */
export function forecastFor(findings: readonly Finding[], metric: string): ChartForecast | undefined {
  for (const { metric: of, detail } of findings) {
    if (of !== metric || detail.kind !== 'forecast') continue;
    return {
      from: { at: Date.parse(detail.from.at), value: detail.from.value },
      limit: detail.limit,
      at: Date.parse(detail.crossesAt),
      earliest: Date.parse(detail.earliestAt),
      latest: detail.latestAt === null ? null : Date.parse(detail.latestAt),
    };
  }
  return undefined;
}

/** Where the other units of the model are, as a chart draws them; undefined while nothing is known. */
export function sistersOf(levels: readonly SisterLevel[], title: string): ChartSisters | undefined {
  if (levels.length === 0) return undefined;
  const points = levels.map(({ at, median, low, high }) => ({
    at: Date.parse(at),
    value: median,
    min: low,
    max: high,
  }));
  return { title, points, gapMs };
}

/** How far ahead the chart looks: to where the limit is reached, and at most half of what it shows of the past. */
export function aheadOf(
  forecasts: readonly (ChartForecast | undefined)[],
  now: number,
  pastMs: number,
): number {
  const ends = forecasts.flatMap(one => (one && one.at > now ? [one.at + (one.at - now) * 0.15] : []));
  return ends.length === 0 ? now : Math.min(Math.max(...ends), now + pastMs / 2);
}
