import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { VisitLine } from '#contracts';
import { Button, Icon, useFormat } from '#ui';
import { useT } from '../i18n';
import { Link } from '../routing';
import { changesOf, seenNow } from './changes';
import type { DayChange, Seen } from './changes';
import { readSeen, writeSeen } from './seen-day';

/** What others have changed of the day since its engineer looked, until he says that he knows. */
export function DayChanges({
  personId,
  from,
  rows,
}: {
  personId: string;
  from: string;
  rows: readonly VisitLine[];
}): ReactNode {
  const t = useT();
  const [seen, setSeen] = useState<readonly Seen[]>(() => readSeen(personId, from) ?? seenNow(rows));
  const changes = changesOf(seen, rows);
  const isTold = changes.length === 0;
  useEffect(() => {
    if (isTold) writeSeen({ personId, from, visits: seenNow(rows) });
  }, [isTold, personId, from, rows]);
  if (isTold) return null;
  return (
    <section className="fi-changes" aria-labelledby="changes" aria-live="polite">
      <h2 id="changes">{t('day.changed')}</h2>
      <ul>
        {changes.map(change => (
          <li key={`${change.kind}${change.visit.id}`}>
            <Change change={change} />
          </li>
        ))}
      </ul>
      <Button
        onClick={() => {
          setSeen(seenNow(rows));
        }}
      >
        {t('day.changesSeen')}
      </Button>
    </section>
  );
}

const icons = { new: 'plus', moved: 'clock', gone: 'x' } as const;

function Change({ change: { kind, visit, before } }: { change: DayChange }): ReactNode {
  const t = useT();
  const format = useFormat();
  const time = (at: string) => format.dateTime(at, { zone: visit.timeZone, style: 'time' });
  const where = `${visit.siteName}, ${visit.city}`;
  const said = {
    new: () => t('day.changeNew', { time: time(visit.start), where }),
    moved: () =>
      t('day.changeMoved', { time: time(visit.start), before: time(before ?? visit.start), where }),
    gone: () => t('day.changeGone', { time: time(visit.start), where }),
  }[kind]();
  return (
    <>
      <Icon name={icons[kind]} size={18} />
      {kind === 'gone' ? <span>{said}</span> : <Link to={`/visits/${visit.id}`}>{said}</Link>}
    </>
  );
}
