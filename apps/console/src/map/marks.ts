import type { BoardVisit, Engineer, VisitStatus, WorkOrderLine } from '#contracts';
import type { JobPhase, MapEngineer, MapJob, MapRoute } from '#ui';

const phases: Partial<Record<VisitStatus, JobPhase>> = {
  en_route: 'under_way',
  on_site: 'under_way',
  working: 'under_way',
  paused: 'under_way',
  completed: 'done',
  incomplete: 'done',
  no_access: 'done',
};

/** Every job once, by the id of its work order; what waits in the queue wins over an earlier visit of the day. */
export function jobMarks(
  orders: readonly WorkOrderLine[],
  visits: readonly BoardVisit[],
  describe: (visit: BoardVisit) => string,
): MapJob[] {
  const marks = new Map<string, MapJob>();
  for (const visit of visits)
    marks.set(visit.workOrderId, {
      id: visit.workOrderId,
      position: visit.position,
      urgency: visit.urgency,
      phase: phases[visit.status] ?? 'planned',
      title: `${visit.workOrderNumber} · ${visit.title}`,
      detail: `${visit.siteName}, ${visit.city} · ${describe(visit)}`,
    });
  for (const order of orders)
    marks.set(order.id, {
      id: order.id,
      position: order.position,
      urgency: order.urgency,
      phase: 'open',
      title: `${order.number} · ${order.title}`,
      detail: `${order.siteName}, ${order.city}`,
    });
  return [...marks.values()];
}

/** Where an engineer is known to be, else at home: off shift nobody is followed. */
export const engineerMarks = (engineers: readonly Engineer[]): MapEngineer[] =>
  engineers.map(engineer => ({
    id: engineer.id,
    name: engineer.name,
    position: engineer.position ?? engineer.home,
    state: engineer.state,
    seenAt: engineer.positionAt ?? undefined,
    detail: [engineer.city, engineer.partnerName].filter(Boolean).join(' · '),
  }));

/** The day of an engineer as a way: from home, or from where the engineer is, through the visits in their order. */
export function dayRoute(engineer: Engineer, visits: readonly BoardVisit[]): MapRoute[] {
  const mine = visits
    .filter(visit => visit.engineerId === engineer.id)
    .sort((a, b) => a.start.localeCompare(b.start));
  if (mine.length === 0) return [];
  const done = mine.filter(visit => phases[visit.status] === 'done');
  const ahead = mine.filter(visit => phases[visit.status] !== 'done');
  const here = engineer.position ?? done.at(-1)?.position ?? engineer.home;
  const driven = [engineer.home, ...done.map(visit => visit.position)];
  const routes: MapRoute[] = [];
  if (done.length > 0) routes.push({ id: `${engineer.id}-driven`, points: driven, tone: 'neutral' });
  if (ahead.length > 0)
    routes.push({
      id: `${engineer.id}-ahead`,
      points: [here, ...ahead.map(visit => visit.position)],
      planned: true,
      tone: 'accent',
    });
  return routes;
}
