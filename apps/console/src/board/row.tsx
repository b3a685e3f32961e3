import { memo, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { BoardVisit, Engineer } from '#contracts';
import { useDropTarget, useDynamicT, useFormat } from '#ui';
import { useT } from '../i18n';
import { useStore } from '../store';
import { VisitBar } from './bar';
import { PlanGhosts } from './plan-ghosts';
import type { BoardEvents, BoardGhost, BoardProps } from './props';
import { dayOfEngineer, offShift, spanOf } from './day-of-engineer';
import { placeOf, snap, timeAt } from './geometry';
import type { Scale } from './geometry';
import { Ghost } from './ghost';
import { grabOf } from './grab';

interface RowProps extends Pick<BoardProps, 'zone' | 'now' | 'proposal' | 'pending' | 'hover' | 'conflicts'> {
  engineer: Engineer;
  visits: readonly BoardVisit[];
  ghosts: readonly BoardGhost[];
  scale: Scale;
  isChosen: boolean;
  chosenVisit: string | null;
  chosenOrder: string | null;
  events: BoardEvents;
}

/** One engineer: name with state and load, then the day. Drawn again only when its own things change. */
export const BoardRow = memo(Row, (before, after) => {
  const { visits: a, chosenVisit: _a, chosenOrder: _b, ...rest } = before;
  const { visits: b, chosenVisit, chosenOrder, ...others } = after;
  const isSame = Object.entries(rest).every(([name, value]) => Reflect.get(others, name) === value);
  if (!isSame || a.length !== b.length || a.some((visit, index) => visit !== b[index])) return false;
  const concerns = (visit: BoardVisit): boolean =>
    visit.id === before.chosenVisit ||
    visit.id === chosenVisit ||
    visit.workOrderId === before.chosenOrder ||
    visit.workOrderId === chosenOrder;
  return (before.chosenVisit === chosenVisit && before.chosenOrder === chosenOrder) || !b.some(concerns);
});

function Row(props: RowProps): ReactNode {
  const { engineer, visits, scale, zone, now, events, pending } = props;
  const track = useRef<HTMLDivElement>(null);
  const facts = useMemo(() => dayOfEngineer(engineer, visits, scale.day), [engineer, visits, scale.day]);
  const isHovered = useStore(props.hover, value => value.engineerId === engineer.id);
  const moving = useStore(pending, value => value);

  const startAt = (
    payload: { kind: string; id: string },
    at: { x: number; y: number } | null,
  ): number | null => {
    const box = track.current?.getBoundingClientRect();
    if (!at || !box) return null;
    return snap(timeAt(scale, at.x - box.left - grabOf(payload)));
  };
  const drop = useDropTarget({
    id: `board:${engineer.id}`,
    label: engineer.name,
    accepts: payload => events.accepts(payload, engineer.id),
    onOver: (payload, at) => events.onOver(payload, engineer.id, startAt(payload, at), at),
    onLeave: events.onLeave,
    onDrop: (payload, at) => events.onDrop(payload, engineer.id, startAt(payload, at)),
  });

  const classes = ['cs-row', props.isChosen && 'cs-row--chosen', isHovered && 'cs-row--hovered'];
  const landing = moving?.engineerId === engineer.id ? moving : null;
  return (
    <div className={classes.filter(Boolean).join(' ')} data-engineer={engineer.id}>
      <RowName engineer={engineer} load={facts.load} open={facts.open} onPress={events.onEngineer} />
      <div className="cs-row__track" ref={track} {...drop}>
        {offShift(facts.shifts, scale.day).map(gap => (
          <i key={gap.start} className="cs-row__off" style={placeOf(scale, gap) ?? undefined} />
        ))}
        {facts.absences.map(absence => (
          <Absence key={absence.start} scale={scale} span={absence} />
        ))}
        {facts.legs.map(leg => (
          <i
            key={leg.visitId}
            className={leg.isTight ? 'cs-row__leg cs-row__leg--tight' : 'cs-row__leg'}
            style={placeOf(scale, leg) ?? undefined}
          />
        ))}
        {visits.map(visit => (
          <VisitBar
            key={visit.id}
            visit={visit}
            scale={scale}
            zone={zone}
            now={now}
            isChosen={props.chosenVisit === visit.id || props.chosenOrder === visit.workOrderId}
            isGone={moving?.visitId === visit.id}
            hover={props.hover}
            conflicts={props.conflicts}
            events={events}
          />
        ))}
        <PlanGhosts scale={scale} ghosts={props.ghosts} />
        {landing && <Landing scale={scale} visits={visits} landing={landing} />}
        <Ghost scale={scale} engineerId={engineer.id} proposal={props.proposal} />
      </div>
    </div>
  );
}

function Absence({ scale, span }: { scale: Scale; span: { start: number; end: number } }): ReactNode {
  const t = useT();
  const place = placeOf(scale, span);
  if (!place) return null;
  return (
    <span className="cs-row__absence" style={{ left: place.left, width: place.width }}>
      <span className="co-clip">{t('dispatch.absent')}</span>
    </span>
  );
}

/** Where a moved visit goes, until the server has said so. */
function Landing(props: {
  scale: Scale;
  visits: readonly BoardVisit[];
  landing: { visitId: string; start: number };
}): ReactNode {
  const known = props.visits.find(visit => visit.id === props.landing.visitId);
  const length = known ? spanOf(known).end - spanOf(known).start : 60 * 60_000;
  const { start } = props.landing;
  const place = placeOf(props.scale, { start, end: start + length }, 20);
  return place && <span className="cs-row__landing" style={{ left: place.left, width: place.width }} />;
}

interface NameProps {
  engineer: Engineer;
  load: number | null;
  open: number;
  onPress: (engineerId: string) => void;
}

function RowName({ engineer, load, open, onPress }: NameProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const state = useDynamicT()('engineer.state', engineer.state);
  const share = load === null ? '' : t('dispatch.load', { percent: format.percent(load) });
  return (
    <button
      type="button"
      className="cs-row__name"
      title={[engineer.name, engineer.city, state, share].filter(Boolean).join(' · ')}
      onClick={() => onPress(engineer.id)}
    >
      <i className={`cs-state cs-state--${engineer.state}`} aria-hidden />
      <span className="cs-row__who">
        <span className="co-clip">{engineer.name}</span>
        <small className="co-clip">{[engineer.city, state].join(' · ')}</small>
      </span>
      <span className="cs-row__load" aria-hidden>
        <b>{open > 0 ? open : ''}</b>
        {load !== null && (
          <i className={load > 0.9 ? 'cs-row__full' : ''} style={{ '--share': Math.min(1, load) }} />
        )}
      </span>
    </button>
  );
}
