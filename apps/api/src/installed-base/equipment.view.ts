import type { Equipment } from '#contracts';
import { urgencyOfRank } from './equipment-facts.store';
import type { EquipmentFacts } from './equipment-facts.store';
import type { EquipmentRow } from './equipment.entity';

/** The unit as the contract has it: its row and what other tables know of it. */
export function seenEquipment(
  { lat, lng, ...row }: EquipmentRow,
  facts: EquipmentFacts | undefined,
): Equipment {
  return {
    ...row,
    position: { lat, lng },
    deviceId: facts?.device_id ?? null,
    online: facts?.online ?? null,
    lastReadingAt: facts?.last_reading_at?.toISOString() ?? null,
    openAlerts: facts?.open_alerts ?? 0,
    worstUrgency: urgencyOfRank(facts?.worst_rank ?? null),
    openRequests: facts?.open_requests ?? 0,
    openWorkOrders: facts?.open_work_orders ?? 0,
  };
}
