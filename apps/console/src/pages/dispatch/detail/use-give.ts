import type { WorkOrder } from '#contracts';
import type { PlanTarget } from '../desk/attempt';
import { useDesk } from '../desk/desk';
import { usePlanning } from '../desk/planning';

/** An order that has a planned visit is moved there; one without gets its visit. */
export function useGive(order: WorkOrder): (target: PlanTarget) => void {
  const { visits } = useDesk();
  const planning = usePlanning();
  return target => {
    const planned = order.visits.find(visit => ['planned', 'dispatched', 'accepted'].includes(visit.status));
    if (!planned) {
      void planning.assign(order, target);
      return;
    }
    const known = visits.find(visit => visit.id === planned.id);
    void planning.move(
      known ?? {
        ...planned,
        workOrderId: order.id,
        workOrderNumber: order.number,
        title: order.title,
        urgency: order.urgency,
        siteName: order.siteName,
        city: order.city,
        position: order.position,
        timeZone: order.timeZone,
        accessHours: order.accessHours,
        promisedWindow: order.promisedWindow,
        overrideReason: null,
        preferredWindows: order.preferredWindows,
        pinned: false,
      },
      target,
    );
  };
}
