import type { ReactNode } from 'react';
import { useSharedT } from '../i18n/i18n';
import { useFormat } from '../i18n/use-format';
import { pointsWithin, summarise } from './points';
import type { ChartSeries } from './types';

export interface SummaryTableProps {
  series: readonly ChartSeries[];
  from: number;
  to: number;
  zone: string;
}

/** What the lines show, in numbers: for those who cannot see them, and for copying. */
export function SummaryTable({ series, from, to, zone }: SummaryTableProps): ReactNode {
  const t = useSharedT();
  const format = useFormat();
  const number = (value: number): string => format.number(value, { maximumFractionDigits: 2 });
  return (
    <div className="co-table-wrap">
      <table className="co-table">
        <thead>
          <tr>
            <th scope="col">{t('noun.reading')}</th>
            <th scope="col" className="co-table__end">
              {t('chart.minimum')}
            </th>
            <th scope="col" className="co-table__end">
              {t('chart.average')}
            </th>
            <th scope="col" className="co-table__end">
              {t('chart.maximum')}
            </th>
            <th scope="col" className="co-table__end">
              {t('chart.last')}
            </th>
            <th scope="col" className="co-table__end">
              {t('chart.time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {series.map(one => {
            const summary = summarise(pointsWithin(one.points, from, to));
            return (
              <tr key={one.key}>
                <td>
                  {one.title} <span className="co-faint">{one.unit}</span>
                </td>
                <td className="co-table__end">{summary ? number(summary.low) : '—'}</td>
                <td className="co-table__end">{summary ? number(summary.average) : '—'}</td>
                <td className="co-table__end">{summary ? number(summary.high) : '—'}</td>
                <td className="co-table__end">{summary ? number(summary.last.value) : '—'}</td>
                <td className="co-table__end">
                  {summary ? format.dateTime(summary.last.at, { zone }) : '—'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
