import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { ClassFigures } from '#contracts';
import { Card, EmptyState, ErrorState, Skeleton, useDynamicT, useFormat, useRoute } from '#ui';
import { useT } from '../../../i18n';
import { greatestWeek, shareSolved } from './shares';
import './classes.css';

const WEEKS = 12;
const parts = [
  { part: 'solved', tone: 'good' },
  { part: 'withPerson', tone: 'warn' },
  { part: 'rest', tone: 'line-strong' },
] as const;

/** Where the assistant is enough and where it is not, over time: a class that people always take is one to look at. */
export function ClassesCard(): ReactNode {
  const t = useT();
  const figures = useRoute(routes.classFigures, { query: { weeks: WEEKS } });
  const { data, error, refetch } = figures;
  return (
    <Card title={t('classes.title')}>
      <p className="co-muted">{t('classes.about', { weeks: WEEKS })}</p>
      {!data && !error && <Skeleton lines={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.classes.length === 0 && <EmptyState icon="chart" title={t('classes.none')} />}
      {data && data.classes.length > 0 && <Classes figures={data} />}
    </Card>
  );
}

function Classes({ figures: { weeks, classes } }: { figures: ClassFigures }): ReactNode {
  const t = useT();
  // One scale for all: a class with few conversations looks like one.
  const greatest = greatestWeek(classes);
  return (
    <>
      <ul className="cs-classes">
        {classes.map(one => (
          <li key={one.category ?? ''}>
            <Line one={one} weeks={weeks} greatest={greatest} />
          </li>
        ))}
      </ul>
      <p className="cs-classes__legend" aria-hidden>
        {parts.map(({ part, tone }) => (
          <span key={part}>
            <i style={{ background: `var(--${tone})` }} />
            {t(`classes.${part}`)}
          </span>
        ))}
      </p>
    </>
  );
}

interface LineProps {
  one: ClassFigures['classes'][number];
  weeks: readonly string[];
  greatest: number;
}

function Line({ one, weeks, greatest }: LineProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const { total, share } = shareSolved(one.weeks);
  const dayText = (day: string): string =>
    format.dateTime(`${day}T12:00:00Z`, { zone: 'UTC', style: 'day' }).replace(/,? UTC.*$/, '');
  const bars = one.weeks.map((week, index) => {
    const text = t('classes.week', { day: dayText(weeks[index] ?? ''), ...week });
    const rest = Math.max(0, week.total - week.solved - week.withPerson);
    return { key: weeks[index] ?? '', text, counts: { ...week, rest } };
  });
  return (
    <>
      <div className="cs-classes__text">
        <b>{one.category === null ? t('classes.untriaged') : word('category', one.category)}</b>
        <span className="co-faint">
          {t('classes.figures', { total: format.number(total), share: format.percent(share) })}
        </span>
      </div>
      <div className="cs-classes__bars" aria-hidden>
        {bars.map(({ key, text, counts }) => (
          <span key={key} title={text}>
            {parts.map(({ part, tone }) => (
              <i
                key={part}
                style={{ height: `${(counts[part] / greatest) * 100}%`, background: `var(--${tone})` }}
              />
            ))}
          </span>
        ))}
      </div>
      <ul className="co-sr">
        {bars.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </>
  );
}
