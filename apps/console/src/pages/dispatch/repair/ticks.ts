import type { DayRepair, RepairChange } from '#contracts';
import type { BoardGhost } from '../../../board/props';

/**
 * What is not wanted after a tick. Without a change those that come into its room are impossible too; one that is wanted
 * wants those that make its room.
 */
export function ticked(
  changes: readonly RepairChange[],
  unwanted: ReadonlySet<string>,
  workOrderId: string,
  isWanted: boolean,
): ReadonlySet<string> {
  const next = new Set(unwanted);
  const seen = new Set<string>();
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    if (isWanted) next.delete(id);
    else next.add(id);
    for (const change of changes) {
      if (isWanted && change.workOrderId === id) change.needs.forEach(follow);
      if (!isWanted && change.needs.includes(id)) follow(change.workOrderId);
    }
  };
  follow(workOrderId);
  return next;
}

/** Where the visits would be, on the board as long as nobody has decided. */
export function repairGhosts(
  run: Pick<DayRepair, 'status' | 'changes'> | null,
  unwanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly BoardGhost[]> {
  const ghosts = new Map<string, BoardGhost[]>();
  if (run?.status !== 'proposed') return ghosts;
  for (const { workOrderId, number, city, siteName, to } of run.changes) {
    if (!to) continue;
    const mine = ghosts.get(to.engineerId) ?? [];
    ghosts.set(to.engineerId, mine);
    mine.push({
      id: number,
      label: `${city} ${siteName}`,
      start: Date.parse(to.start),
      end: Date.parse(to.end),
      travelStart: Date.parse(to.travelStart),
      isWanted: !unwanted.has(workOrderId),
    });
  }
  return ghosts;
}
