import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { DispatchCandidate, WorkOrder } from '#contracts';
import { Button, EmptyState, ErrorState, Notice, SegmentedControl, Skeleton, useFormat, useRoute } from '#ui';
import { dateOf, shiftDate } from '../../../board/time';
import { useT } from '../../../i18n';
import { candidatesArgs } from '../desk/candidates-query';
import { useDesk } from '../desk/desk';
import { CandidateCard } from './candidate-card';
import { Rooms } from './rooms';
import { useGive } from './use-give';

const mostFeasible = 6;

/** Who should go, best first, with what speaks for and against; then who cannot, and why. */
export function Candidates({ order }: { order: WorkOrder }): ReactNode {
  const { day, isToday } = useDesk();
  // Another day on the board asks about that day; a choice here holds until then.
  return <CandidatesOf key={day} order={order} firstDay={isToday ? null : day} />;
}

function CandidatesOf({ order, firstDay }: { order: WorkOrder; firstDay: string | null }): ReactNode {
  const [day, setDay] = useState(firstDay);
  return (
    <>
      <DayChoice day={day} zone={order.timeZone} onChoose={setDay} />
      <CandidateList order={order} day={day} />
    </>
  );
}

function DayChoice(props: {
  day: string | null;
  zone: string;
  onChoose: (day: string | null) => void;
}): ReactNode {
  const t = useT();
  const format = useFormat();
  const { now, day: boardDay } = useDesk();
  const today = dateOf(now, props.zone);
  const tomorrow = shiftDate(today, 1);
  const others = boardDay === today || boardDay === tomorrow ? [] : [boardDay];
  const nameOf = (day: string): string => {
    if (day === today) return t('common.today');
    if (day === tomorrow) return t('common.tomorrow');
    return format.dateTime(`${day}T12:00:00Z`, { zone: 'UTC', style: 'day' });
  };
  return (
    <div className="cs-candidates__days">
      <SegmentedControl
        label={t('dispatch.date')}
        value={props.day ?? 'first'}
        onChange={value => props.onChoose(value === 'first' ? null : value)}
        options={[
          { value: 'first', label: t('dispatch.firstPossible') },
          ...[today, tomorrow, ...others].map(value => ({ value, label: nameOf(value) })),
        ]}
      />
    </div>
  );
}

function CandidateList({ order, day }: { order: WorkOrder; day: string | null }): ReactNode {
  const t = useT();
  const answer = useRoute(routes.candidates, candidatesArgs(order.id, day));
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(mostFeasible);
  const give = useGive(order);
  const assign = ({ engineerId, engineerName, proposedWindow }: DispatchCandidate): void => {
    if (proposedWindow) give({ engineerId, engineerName, start: Date.parse(proposedWindow.start) });
  };
  if (answer.error && !answer.data)
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data)
    return Array.from({ length: 3 }, (_, index) => (
      <div key={index} className="cs-candidate">
        <Skeleton lines={3} />
      </div>
    ));
  const able = answer.data.items.filter(candidate => candidate.feasible);
  const unable = answer.data.items.filter(candidate => !candidate.feasible);
  if (answer.data.items.length === 0)
    return <EmptyState icon="users" title={t('dispatch.noEngineers')} text={t('dispatch.noEngineersHint')} />;
  return (
    <>
      {able.length === 0 && <Notice tone="warn">{t('dispatch.nobodyFits')}</Notice>}
      <ol className="cs-candidates">
        {able.slice(0, shown).map((candidate, index) => (
          <CandidateCard
            key={candidate.engineerId}
            candidate={candidate}
            zone={order.timeZone}
            isBest={index === 0}
            onAssign={assign}
          />
        ))}
      </ol>
      {able.length > shown && (
        <Button kind="quiet" wide onClick={() => setShown(able.length)}>
          {t('dispatch.moreEngineers', { count: able.length - shown })}
        </Button>
      )}
      <Rooms order={order} day={day} />
      {unable.length > 0 && (
        <Button
          kind="quiet"
          wide
          icon={isOpen ? 'chevronDown' : 'chevronRight'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('dispatch.cannotGo', { count: unable.length })}
        </Button>
      )}
      {isOpen && (
        <ul className="cs-candidates">
          {unable.map(candidate => (
            <CandidateCard key={candidate.engineerId} candidate={candidate} zone={order.timeZone} />
          ))}
        </ul>
      )}
    </>
  );
}
