import type { Finding, ForecastDetail, UnlikeSistersDetail, UnusualDetail } from '#contracts';
import { useFormat, useNow } from '#ui';
import { useT } from '../../i18n';
import { useReadingText } from '../parts/use-reading-text';
import { otherUnitOf } from './other-unit';

const hourMs = 3_600_000;
/** Shorter spans are told in hours. */
const dayWordsMs = 48 * hourMs;

export interface FindingText {
  headline: string;
  detail: string;
}

/** A finding in words, in the reader's language and the site's time: which metric, against what, since when. */
export function useFindingText(zone: string): (finding: Finding, title: string, unit: string) => FindingText {
  const t = useT();
  const format = useFormat();
  const text = useReadingText();
  const now = useNow(60_000);
  const span = (ms: number): string =>
    ms < dayWordsMs
      ? t('equipment.hours', { count: Math.max(1, Math.round(ms / hourMs)) })
      : t('equipment.days', { count: Math.round(ms / (24 * hourMs)) });
  const until = (moment: string): string => span(Math.max(0, Date.parse(moment) - now));

  const unusual = (finding: Finding, detail: UnusualDetail, title: string, unit: string): FindingText => {
    const { state, activity, value, usual, direction } = detail;
    const told = (one: number): string =>
      state === null ? text(one, unit) : format.percent(Math.min(1, Math.max(0, one)));
    const name = state === null ? title : `${title}: ${text(state)}`;
    const range = `${told(usual.low)} – ${told(usual.high)}`;
    const facts = { value: told(value), range };
    const other = otherUnitOf(detail, unit);
    const against =
      activity === null
        ? t('equipment.againstPast', facts)
        : t('equipment.againstPastWhile', { ...facts, activity: text(activity) });
    return {
      headline: t(direction === 'higher' ? 'equipment.unusualHigh' : 'equipment.unusualLow', {
        metric: name,
        since: format.dateTime(finding.since, { zone }),
      }),
      detail: other === null ? against : `${against}. ${t('equipment.otherUnit', { unit: other })}`,
    };
  };
  const sisters = (
    finding: Finding,
    { activity, direction, value, sisters: others }: UnlikeSistersDetail,
    title: string,
    unit: string,
  ): FindingText => {
    const { count, median, spread } = others;
    const facts = {
      count,
      value: text(value, unit),
      median: text(median, unit),
      spread: text(spread, unit),
    };
    return {
      headline: t(direction === 'higher' ? 'equipment.sistersHigh' : 'equipment.sistersLow', {
        metric: title,
        since: format.dateTime(finding.since, { zone }),
      }),
      detail:
        activity === null
          ? t('equipment.againstSisters', facts)
          : t('equipment.againstSistersWhile', { ...facts, activity: text(activity) }),
    };
  };
  const forecast = (detail: ForecastDetail, title: string, unit: string): FindingText => {
    const { limit, crossesAt, earliestAt, latestAt, perDay } = detail;
    const facts = {
      change: `${perDay > 0 ? '+' : ''}${text(perDay, unit)}`,
      from: until(earliestAt),
      to: latestAt === null ? '' : until(latestAt),
    };
    return {
      headline: t('equipment.reaches', { metric: title, limit: text(limit, unit), time: until(crossesAt) }),
      detail: t(latestAt === null ? 'equipment.trendOpen' : 'equipment.trend', facts),
    };
  };
  return (finding, title, unit) => {
    const { detail } = finding;
    if (detail.kind === 'unusual') return unusual(finding, detail, title, unit);
    if (detail.kind === 'unlike-sisters') return sisters(finding, detail, title, unit);
    return forecast(detail, title, unit);
  };
}
