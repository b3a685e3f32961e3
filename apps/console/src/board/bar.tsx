import { memo } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import type { BoardVisit } from '#contracts';
import { Icon, statusLook, UrgencyMark, useDragSource, useDynamicT, useFormat } from '#ui';
import { useT } from '../i18n';
import { useStore } from '../store';
import type { BoardEvents, BoardProps } from './props';
import { spanOf } from './day-of-engineer';
import { placeOf } from './geometry';
import type { Scale } from './geometry';
import { grab } from './grab';

interface BarProps extends Pick<BoardProps, 'zone' | 'now' | 'hover' | 'conflicts'> {
  visit: BoardVisit;
  scale: Scale;
  isChosen: boolean;
  /** Being moved: the server has not said yet. */
  isGone: boolean;
  events: BoardEvents;
}

const underWay = ['en_route', 'on_site', 'working', 'paused'];
const ended = ['completed', 'incomplete', 'no_access'];
const thinnestPx = 24;

/** One visit: colour and sign of its state, mark of its urgency, number and place. */
export const VisitBar = memo(function VisitBar(props: BarProps): ReactNode {
  const { visit, scale, zone, now, isChosen, isGone, events } = props;
  const format = useFormat();
  const word = useDynamicT();
  const t = useT();
  const payload = events.payloadOf(visit);
  const drag = useDragSource(payload);
  const isHovered = useStore(props.hover, value => value.orderId === visit.workOrderId);
  const planned = spanOf(visit);
  const place = placeOf(scale, planned, thinnestPx);
  const isInConflict = useStore(props.conflicts, map => map.has(visit.id));
  if (!place) return null;

  const isUnderWay = underWay.includes(visit.status);
  const isEnded = ended.includes(visit.status);
  const overrun = isUnderWay && now > planned.end ? placeOf(scale, { start: planned.end, end: now }) : null;
  const misses = visit.promisedWindow !== null && planned.start > Date.parse(visit.promisedWindow.end);
  // Nobody has set out although the time has come, or what was promised cannot be kept.
  const isLate = !isEnded && (misses || (!isUnderWay && now > planned.start));
  const { tone, icon } = statusLook('visit', visit.status);
  const times = format.window(visit.start, visit.end, { zone, viewerZone: zone, day: false });
  const state = word('state.visit', visit.status);
  const label = [
    `${visit.city} ${visit.siteName}`,
    visit.workOrderNumber,
    visit.title,
    times,
    state,
    ...(isInConflict ? [t('dispatch.conflict')] : []),
  ].join(' · ');
  const classes = [
    'cs-bar',
    isChosen && 'cs-bar--chosen',
    isHovered && 'cs-bar--hovered',
    isGone && 'cs-bar--gone',
    isInConflict && 'cs-bar--conflict',
    payload && 'cs-bar--movable',
    isEnded && 'cs-bar--ended',
    place.width < 58 && 'cs-bar--slim',
    place.width < 38 && 'cs-bar--tiny',
  ];
  const openMenu = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    // The menu key of the keyboard gives no place.
    const at = event.clientX > 0 ? { x: event.clientX, y: event.clientY } : { x: box.left, y: box.bottom };
    events.onMenu(visit, at);
  };

  return (
    <>
      {overrun && (
        <i className="cs-row__overrun" style={{ left: overrun.left - 2, width: overrun.width + 2 }} />
      )}
      <button
        type="button"
        data-visit={visit.id}
        className={classes.filter(Boolean).join(' ')}
        style={{
          left: place.left,
          width: place.width,
          '--tone': `var(--${tone})`,
          '--tone-soft': `var(--${tone}-soft)`,
          '--tone-text': `var(--${tone}-text)`,
        }}
        title={label}
        aria-label={label}
        aria-pressed={isChosen}
        onClick={() => events.onVisit(visit)}
        onContextMenu={openMenu}
        onPointerEnter={() => events.onHover(visit)}
        onPointerLeave={() => events.onHover(null)}
        {...drag}
        onPointerDown={event => {
          grab(visit.id, event.clientX - event.currentTarget.getBoundingClientRect().left);
          drag.onPointerDown?.(event);
        }}
      >
        {!isEnded && <UrgencyMark urgency={visit.urgency} size={11} />}
        <span className="cs-bar__text">
          <b>{visit.city}</b> {visit.siteName}
        </span>
        {isInConflict && <Icon name="alert" size={13} className="cs-bar__late" />}
        {isLate && !isInConflict && <Icon name="clock" size={13} className="cs-bar__late" />}
        {visit.pinned && <Icon name="lock" size={12} />}
        <Icon name={icon} size={13} className="cs-bar__state" />
      </button>
    </>
  );
});
