import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { BoardVisit, Engineer, WorkOrderLine } from '#contracts';
import { ServiceMap, useFormat } from '#ui';
import type { DragPayload, MapJob, MapSelection } from '#ui';
import { useMe } from '../session';
import { useStore } from '../store';
import type { Store } from '../store';
import { dayRoute, engineerMarks, jobMarks } from './marks';

export interface DispatchMapProps {
  orders: readonly WorkOrderLine[];
  visits: readonly BoardVisit[];
  engineers: readonly Engineer[];
  chosenOrder: string | null;
  chosenEngineer: string | null;
  hover: Store<{ orderId: string | null; engineerId: string | null }>;
  fitKey: string;
  onOrder: (orderId: string | null) => void;
  onEngineer: (engineerId: string) => void;
  payloadOf: (orderId: string) => DragPayload | null;
  accepts: (payload: DragPayload, engineerId: string) => boolean;
  onDrop: (payload: DragPayload, engineerId: string) => void;
  onOver: (payload: DragPayload, engineerId: string, at: { x: number; y: number } | null) => void;
  onLeave: () => void;
}

/** Jobs by urgency and state, engineers by what they do, and the way of the engineer in question. */
export function DispatchMap(props: DispatchMapProps): ReactNode {
  const { orders, visits, engineers, chosenOrder, chosenEngineer, hover } = props;
  const format = useFormat();
  const { mapTilesUrl } = useMe();
  const hoveredJob = useStore(hover, value => value.orderId);
  const hoveredEngineer = useStore(hover, value => value.engineerId);
  const jobs = useMemo(
    () =>
      jobMarks(orders, visits, visit =>
        format.window(visit.start, visit.end, { zone: visit.timeZone, day: false }),
      ),
    [orders, visits, format],
  );
  const marks = useMemo(() => engineerMarks(engineers), [engineers]);
  const inQuestion = hoveredEngineer ?? chosenEngineer;
  const routes = useMemo(() => {
    const engineer = engineers.find(one => one.id === inQuestion);
    return engineer ? dayRoute(engineer, visits) : [];
  }, [engineers, visits, inQuestion]);
  const tiles = useMemo(() => (mapTilesUrl ? { url: mapTilesUrl } : null), [mapTilesUrl]);
  const selected = useMemo<MapSelection>(() => {
    if (chosenOrder) return { kind: 'job', id: chosenOrder };
    return chosenEngineer ? { kind: 'engineer', id: chosenEngineer } : null;
  }, [chosenOrder, chosenEngineer]);

  return (
    <ServiceMap
      jobs={jobs}
      engineers={marks}
      routes={routes}
      selected={selected}
      onSelect={next => {
        if (next?.kind === 'engineer') props.onEngineer(next.id);
        else props.onOrder(next?.id ?? null);
      }}
      hovered={hoveredJob}
      onHover={orderId => hover.set({ orderId, engineerId: null })}
      jobPayload={(job: MapJob) => props.payloadOf(job.id)}
      acceptsOnEngineer={props.accepts}
      onDropOnEngineer={props.onDrop}
      onOverEngineer={props.onOver}
      onLeaveEngineer={props.onLeave}
      tiles={tiles}
      fitKey={props.fitKey}
    />
  );
}
