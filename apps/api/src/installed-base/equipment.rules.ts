import { equipmentMoves, legalEvents, nextState } from '#contracts';
import type { EquipmentEvent, EquipmentStatus } from '#contracts';
import { Refused } from '../platform/refused';

/** Where the event leads. @throws Refused illegal-transition, with the legal ones */
export function movedTo(status: EquipmentStatus, event: EquipmentEvent): EquipmentStatus {
  const next = nextState(equipmentMoves, status, event);
  if (next) return next;
  throw new Refused('illegal-transition', { status, event, legal: legalEvents(equipmentMoves, status) });
}

/** What somebody typed into a search box, as a pattern that finds it anywhere. */
export const containing = (typed: string): string =>
  `%${typed.trim().replaceAll(/[\\%_]/g, character => `\\${character}`)}%`;
