import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BoardVisit } from '#contracts';
import { useFormat } from '#ui';
import { useT } from '../i18n';
import { groupEngineers } from './day-of-engineer';
import { dayWidth, ticks, xOf } from './geometry';
import type { Scale } from './geometry';
import type { BoardGhost, BoardProps } from './props';
import { BoardRow } from './row';
import { hourMs } from './time';
import { useEdgeScroll } from './use-edge-scroll';
import { useReveal } from './use-reveal';
import { useView } from './use-view';
import './board.css';

const none: readonly BoardVisit[] = [];
const noGhosts: readonly BoardGhost[] = [];

/** Rows of engineers over the hours of one day. Scrolls in both directions; names and hours stay. */
export function Board(props: BoardProps): ReactNode {
  const { engineers, visits, day, zone, now, zoom } = props;
  const t = useT();
  const format = useFormat();
  const scroller = useRef<HTMLElement>(null);
  const [visible, setVisible] = useState({ width: 0, names: 200 });
  useEdgeScroll(scroller, visible.names);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = (): void => {
      const names = element.clientWidth < 560 ? 104 : 200;
      setVisible({ width: Math.max(200, element.clientWidth - names), names });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const scale = useMemo<Scale>(
    () => ({ day, widthPx: dayWidth(day, visible.width, zoom) }),
    [day, visible.width, zoom],
  );
  const groups = useMemo(() => groupEngineers(engineers), [engineers]);
  const byEngineer = useMemo(() => {
    const found = new Map<string, BoardVisit[]>();
    for (const visit of visits) {
      const mine = found.get(visit.engineerId);
      if (mine) mine.push(visit);
      else found.set(visit.engineerId, [visit]);
    }
    return found;
  }, [visits]);

  const follow = useView({ scroller, scale, visiblePx: visible.width, zoom, engineers, now });

  useReveal(scroller, { engineerId: props.chosenEngineer, visitId: props.chosenVisit }, visible.names);

  const hours = ticks(scale);
  const hourPx = (scale.widthPx * hourMs) / (day.end - day.start);
  const isToday = day.start <= now && now < day.end;
  const style = {
    '--names': `${visible.names}px`,
    '--track': `${scale.widthPx}px`,
    '--hour': `${hourPx}px`,
  };
  return (
    <section
      className="cs-board"
      ref={scroller}
      style={style}
      aria-label={t('dispatch.board')}
      onScroll={follow}
    >
      <div className="cs-board__inner">
        <div className="cs-board__axis" aria-hidden>
          <div className="cs-board__corner" />
          <div className="cs-board__hours">
            {hours
              .filter(at => !isToday || Math.abs(xOf(scale, at) - xOf(scale, now) + 16) > 40)
              .map(at => (
                <span key={at} style={{ left: xOf(scale, at) }}>
                  {format.dateTime(at, { zone, viewerZone: zone, style: 'time' })}
                </span>
              ))}
            {isToday && (
              <b className="cs-board__clock" style={{ left: xOf(scale, now) }}>
                {format.dateTime(now, { zone, viewerZone: zone, style: 'time' })}
              </b>
            )}
          </div>
        </div>
        {groups.map(group => (
          <section key={group.partner} className="cs-board__group">
            {group.partner && groups.length > 1 && (
              <h3 className="cs-board__partner">
                <span>{group.partner}</span>
              </h3>
            )}
            {group.engineers.map(engineer => (
              <BoardRow
                key={engineer.id}
                engineer={engineer}
                visits={byEngineer.get(engineer.id) ?? none}
                scale={scale}
                zone={zone}
                now={now}
                isChosen={props.chosenEngineer === engineer.id}
                chosenVisit={props.chosenVisit}
                chosenOrder={props.chosenOrder}
                proposal={props.proposal}
                pending={props.pending}
                ghosts={props.ghosts.get(engineer.id) ?? noGhosts}
                hover={props.hover}
                conflicts={props.conflicts}
                events={props.events}
              />
            ))}
          </section>
        ))}
        {isToday && <i className="cs-board__now" style={{ left: visible.names + xOf(scale, now) }} />}
      </div>
    </section>
  );
}
