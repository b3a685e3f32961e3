import type { RepairChange } from '#contracts';
import { overlaps } from '#dispatch';

const spanOf = ({ start, end }: { start: string; end: string }) => ({
  start: Date.parse(start),
  end: Date.parse(end),
});

/** Each change with the orders whose leaving makes the room that it comes into. */
export function withNeeds(changes: readonly Omit<RepairChange, 'needs'>[]): RepairChange[] {
  return changes.map(change => {
    const { to, workOrderId } = change;
    const room = to && spanOf({ start: to.travelStart, end: to.end });
    const leaving = changes.filter(
      other =>
        room &&
        other.workOrderId !== workOrderId &&
        other.from?.engineerId === to?.engineerId &&
        other.from &&
        overlaps(spanOf(other.from), room),
    );
    return { ...change, needs: leaving.map(other => other.workOrderId) };
  });
}
