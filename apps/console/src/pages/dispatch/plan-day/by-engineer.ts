import type { PlanProposal, PlanRun } from '#contracts';
import type { BoardGhost } from '../../../board/props';

export interface EngineerPlan {
  engineerId: string;
  engineerName: string;
  proposals: PlanProposal[];
  travelMinutes: number;
  distanceKm: number;
}

/** The proposals of each engineer in the order of the day; by name, so that somebody is found. */
export function byEngineer(proposals: readonly PlanProposal[]): EngineerPlan[] {
  const found = new Map<string, EngineerPlan>();
  for (const proposal of [...proposals].sort((a, b) => a.start.localeCompare(b.start))) {
    const { engineerId, engineerName } = proposal;
    const plan = found.get(engineerId) ?? {
      engineerId,
      engineerName,
      proposals: [],
      travelMinutes: 0,
      distanceKm: 0,
    };
    found.set(engineerId, plan);
    plan.proposals.push(proposal);
    plan.travelMinutes += proposal.travelMinutes;
    plan.distanceKm += proposal.distanceKm;
  }
  return [...found.values()].sort((a, b) => a.engineerName.localeCompare(b.engineerName));
}

/** What the board shows of a run: only what is proposed and not yet decided. */
export function ghostsOf(
  run: Pick<PlanRun, 'status' | 'proposals'> | null,
  unwanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly BoardGhost[]> {
  const ghosts = new Map<string, BoardGhost[]>();
  if (run?.status !== 'proposed') return ghosts;
  for (const { engineerId, number, siteName, city, start, end, travelStart } of run.proposals) {
    const mine = ghosts.get(engineerId) ?? [];
    ghosts.set(engineerId, mine);
    mine.push({
      id: number,
      label: `${city} ${siteName}`,
      start: Date.parse(start),
      end: Date.parse(end),
      travelStart: Date.parse(travelStart),
      isWanted: !unwanted.has(number),
    });
  }
  return ghosts;
}

/** How many of the lines that are wanted are left, and what came of a published run. */
export function countsOf(proposals: readonly PlanProposal[], unwanted: ReadonlySet<string>) {
  const count = (status: string): number =>
    proposals.filter(({ outcome }) => outcome?.status === status).length;
  return {
    wanted: proposals.filter(({ number }) => !unwanted.has(number)).length,
    published: count('published'),
    undone: count('undone'),
    refused: count('refused'),
  };
}
