import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EquipmentModel, RuleBacktest, UnitBacktest } from '#contracts';
import { Chip, EmptyState, Notice, useFormat } from '#ui';
import { useT } from '../../i18n';
import { PastChart } from './past-chart';
import { summaryOf } from './past-summary';

export interface PastResultProps {
  result: RuleBacktest;
  model: EquipmentModel;
  /** The rule, the unit or the period is another one by now. */
  isStale: boolean;
}

/** The trial in a sentence, then unit by unit on its chart. */
export function PastResult({ result, model, isStale }: PastResultProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const summary = summaryOf(result);
  // Where the rule is off nothing was looked at, which is not the same as that nothing was heard.
  const listed = result.units.filter(unit => unit.points > 0 || unit.override === 'off');
  const shown = listed.find(unit => unit.equipmentId === chosenId) ?? listed[0];
  if (!shown)
    return <EmptyState icon="chart" title={t('alerts.past.nothing')} text={t('alerts.past.nothingHint')} />;

  const time = (seconds: number): string =>
    seconds < 60 ? t('alerts.seconds', { count: seconds }) : format.duration(seconds / 60);
  const counts = { count: summary.raised, units: summary.unitsRaised, of: summary.heard };
  const { flapping } = summary;
  return (
    <div className="cs-past__result">
      <output className="cs-past__sentence">
        {summary.heard === 0
          ? t('alerts.past.offAll')
          : summary.raised === 0
            ? t('alerts.past.quiet', { of: summary.heard })
            : t('alerts.past.fired', { ...counts, time: time(summary.longestSeconds) })}
      </output>
      {summary.delayed > 0 && <p>{t('alerts.past.delayed', { count: summary.delayed })}</p>}
      {summary.heldBack > 0 && <p>{t('alerts.past.heldBack', { count: summary.heldBack })}</p>}
      {isStale && <p className="co-faint">{t('alerts.past.stale')}</p>}
      {flapping && (
        <Notice tone="warn">
          {t('alerts.past.flaps', { unit: flapping.unit.serialNumber, count: flapping.raised })}
        </Notice>
      )}
      {result.unitsWithReadings > result.units.length && (
        <p className="co-faint">
          {t(result.complete ? 'alerts.past.sample' : 'alerts.past.cut', {
            tried: result.units.length,
            of: result.unitsWithReadings,
          })}
        </p>
      )}
      {summary.changed + (summary.heard === 0 ? 0 : summary.off) > 0 && (
        <p className="co-faint">
          {t('alerts.past.overridden', { changed: summary.changed, off: summary.off })}
        </p>
      )}
      {summary.shortened && <p className="co-faint">{t('alerts.past.shortened')}</p>}
      {listed.length > 1 && (
        <ul className="cs-past__units" aria-label={t('alerts.past.units')}>
          {listed.map(unit => (
            <li key={unit.equipmentId}>
              <button
                type="button"
                className="cs-past__pick"
                aria-pressed={unit === shown}
                onClick={() => setChosenId(unit.equipmentId)}
              >
                <span className="co-grow co-clip">
                  {unit.serialNumber}
                  <small className="co-clip">{`${unit.siteName}, ${unit.city}`}</small>
                </span>
                <span className="cs-past__there">
                  {unit.override !== 'off' && (
                    <span className={unit.raised > 0 ? 'cs-past__count' : 'co-faint'}>
                      {countOf(unit, t, time)}
                    </span>
                  )}
                  {unit.heldBack > 0 && (
                    <span className="co-faint">{t('alerts.past.countHeld', { count: unit.heldBack })}</span>
                  )}
                  {unit.override !== 'none' && <Chip bare>{t(`alerts.past.${unit.override}`)}</Chip>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <PastChart unit={shown} model={model} from={result.from} to={result.to} />
    </div>
  );
}

function countOf(unit: UnitBacktest, t: ReturnType<typeof useT>, time: (seconds: number) => string): string {
  if (unit.raised === 0) return t('alerts.past.none');
  return t('alerts.past.count', { count: unit.raised, time: time(unit.longestSeconds) });
}
