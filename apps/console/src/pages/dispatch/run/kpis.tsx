import type { ReactNode } from 'react';
import type { PlanKpi } from '#contracts';
import { useFormat } from '#ui';
import { useT } from '../../../i18n';
import type { TextKey } from '../../../i18n';

type Row = readonly [text: TextKey, name: keyof PlanKpi, unit: 'count' | 'minutes' | 'km', isSeldom?: true];

const rows: readonly Row[] = [
  ['planDay.kpi.visits', 'visits', 'count'],
  ['planDay.kpi.waiting', 'waiting', 'count'],
  ['planDay.kpi.dueWaiting', 'dueWaiting', 'count'],
  ['planDay.kpi.late', 'lateMinutes', 'minutes'],
  ['planDay.kpi.travel', 'travelMinutes', 'minutes'],
  ['planDay.kpi.distance', 'distanceKm', 'km'],
  ['planDay.kpi.overtime', 'overtimeMinutes', 'minutes'],
  ['planDay.kpi.outsideVisits', 'outsideVisits', 'count', true],
  ['planDay.kpi.outside', 'outsideMinutes', 'minutes', true],
];

/** The day as it is and as it would be. */
export function Kpis({ before, after }: { before: PlanKpi | null; after: PlanKpi | null }): ReactNode {
  const t = useT();
  const format = useFormat();
  if (!before || !after) return null;
  // Where no customer prefers a time there is nothing to say about it.
  const shown = rows.filter(([, name, , isSeldom]) => !isSeldom || before[name] > 0 || after[name] > 0);
  const said = (value: number, unit: Row[2]): string => {
    if (unit === 'count') return format.number(value);
    return unit === 'km' ? format.km(value) : format.duration(value);
  };
  return (
    <table className="cs-plan__kpis">
      <thead>
        <tr>
          <th scope="col">
            <span className="co-sr">{t('planDay.kpi.what')}</span>
          </th>
          <th scope="col">{t('planDay.kpi.before')}</th>
          <th scope="col">{t('planDay.kpi.after')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([text, name, unit]) => (
          <tr key={name}>
            <th scope="row">{t(text)}</th>
            <td>{said(before[name], unit)}</td>
            <td className={before[name] === after[name] ? '' : 'cs-plan__changed'}>
              {said(after[name], unit)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
