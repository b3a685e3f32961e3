import type { ReactNode } from 'react';
import type { Overview } from '#contracts';
import { EmptyState, useFormat } from '#ui';
import { useT } from '../../i18n';
import { axisEnd } from './shares';
import './days-chart.css';

const kinds = [
  { kind: 'opened', tone: 'warn' },
  { kind: 'closed', tone: 'accent' },
  { kind: 'remote', tone: 'info' },
] as const;

/** Three counts of each day side by side: they are no parts of one whole. */
export function DaysChart({ days }: { days: Overview['byDay'] }): ReactNode {
  const t = useT();
  const format = useFormat();
  const all = days.flatMap(day => kinds.map(({ kind }) => day[kind]));
  if (all.every(value => value === 0)) return <EmptyState icon="chart" title={t('overview.noDays')} />;
  const end = axisEnd(all);
  // Noon of the day in UTC is that same day in every zone that is drawn here.
  const dayText = (day: string): string =>
    format.dateTime(`${day}T12:00:00Z`, { zone: 'UTC', style: 'day' }).replace(/,? UTC.*$/, '');
  return (
    <figure className="cs-days" aria-label={t('overview.days')}>
      <div className="cs-days__plot">
        <span className="cs-days__tick" style={{ bottom: '100%' }}>
          {format.number(end)}
        </span>
        {end % 2 === 0 && (
          <span className="cs-days__tick" style={{ bottom: '50%' }}>
            {format.number(end / 2)}
          </span>
        )}
        <span className="cs-days__tick" style={{ bottom: 0 }}>
          0
        </span>
        <div className="cs-days__groups" aria-hidden>
          {days.map(day => (
            <div
              key={day.day}
              className="cs-days__day"
              title={`${dayText(day.day)}: ${kinds.map(({ kind }) => `${t(`overview.${kind}`)} ${day[kind]}`).join(', ')}`}
            >
              {kinds.map(({ kind, tone }) => (
                <i
                  key={kind}
                  style={{ height: `${(day[kind] / end) * 100}%`, background: `var(--${tone})` }}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <div className="cs-days__labels" aria-hidden>
        {days.map(day => (
          <span key={day.day}>{Number(day.day.slice(8))}</span>
        ))}
      </div>
      <figcaption className="cs-days__legend">
        {kinds.map(({ kind, tone }) => (
          <span key={kind}>
            <i style={{ background: `var(--${tone})` }} />
            {t(`overview.${kind}`)}
          </span>
        ))}
      </figcaption>
      {/* A table takes the width of its words, whatever it is told: the page on a phone would scroll sideways. */}
      <div className="co-sr">
        <table>
          <caption>{t('overview.days')}</caption>
          <tbody>
            {days.map(day => (
              <tr key={day.day}>
                <th scope="row">{dayText(day.day)}</th>
                {kinds.map(({ kind }) => (
                  <td key={kind}>{`${t(`overview.${kind}`)}: ${format.number(day[kind])}`}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
