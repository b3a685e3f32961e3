import type { RepairChange } from '#contracts';
import { withNeeds } from './needs.rules';

/**
 * The way back of what was published, as far as its times are still to come. Who was phoned is phoned again; who never
 * heard of the change need not hear that it is off.
 */
export function inverseOf(
  changes: readonly RepairChange[],
  versions: ReadonlyMap<string, number>,
  now: Date,
): RepairChange[] {
  const back = changes.filter(
    ({ isPublished, from }) => isPublished && (!from || Date.parse(from.start) > now.getTime()),
  );
  return withNeeds(
    back.map((change): Omit<RepairChange, 'needs'> => {
      const { from, to, call, kind, workOrderId, workOrderVersion } = change;
      return {
        ...change,
        kind: kind === 'place' ? 'drop' : kind === 'drop' ? 'place' : 'move',
        workOrderVersion: versions.get(workOrderId) ?? workOrderVersion,
        visitId: kind === 'drop' ? null : change.visitId,
        from: to && {
          engineerId: to.engineerId,
          engineerName: to.engineerName,
          start: to.start,
          end: to.end,
        },
        to: from && { ...from, travelStart: from.start, travelMinutes: 0 },
        movedMinutes: change.movedMinutes === null ? null : -change.movedMinutes,
        reasons: [{ code: 'undo', params: {} }],
        call: call?.informed ? { ...call, ...backWindows(call), informed: null } : null,
        isPublished: false,
      };
    }),
  );
}

function backWindows({ oldWindow, newWindow }: NonNullable<RepairChange['call']>) {
  return { oldWindow: newWindow ?? oldWindow, newWindow: oldWindow };
}
