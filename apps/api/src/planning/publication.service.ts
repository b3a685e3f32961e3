import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, PlanProposal, PlanRun, planRunRoutes } from '#contracts';
import { StaleVersion, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { AssignService } from '../visits';
import { planRunAnswer } from './plan-run.answer';
import { PlanRunRow } from './plan-run.entity';
import type { StoredProposal } from './plan-run.entity';
import { tellPlanRun } from './plan-run.notes';
import { eventOf, lineRefusal, moved } from './plan-run.rules';
import { holdAll, lockRun } from './plan-runs.store';
import { keptOf } from './undo-plan.rules';
import { visitsNow } from './undo-plan.store';

type Outcome = NonNullable<PlanProposal['outcome']>;

@Injectable()
export class PublicationService {
  constructor(@Inject(AssignService) private readonly assigning: AssignService) {}

  /**
   * Assigns what is proposed, in one transaction and under the rules of an assignment by hand. A line that somebody has
   * made impossible meanwhile is refused and says so; the others go on.
   */
  async publish(
    tx: Tx,
    id: string,
    { version, leaveOut }: BodyOf<typeof planRunRoutes.publishPlanRun>,
  ): Promise<PlanRun> {
    const row = await lockRun(tx, 'plan', id);
    moved(row.status, 'apply');
    if (row.version !== version) throw new StaleVersion(row);
    const unwanted = new Set(leaveOut);
    const wanted = row.proposals.filter(({ number }) => !unwanted.has(number));
    await holdAll(tx, {
      orderIds: wanted.map(({ workOrderId }) => workOrderId),
      engineerIds: [...new Set(wanted.map(({ engineerId }) => engineerId))],
    });
    const proposals: StoredProposal[] = [];
    for (const proposal of row.proposals)
      proposals.push({
        ...proposal,
        outcome: unwanted.has(proposal.number)
          ? { status: 'left-out', visitId: null, refusal: null }
          : await this.publishLine(tx, proposal),
      });
    const status = moved(row.status, eventOf(proposals));
    const published = await updateGuarded(tx, PlanRunRow, row, {
      status,
      proposals: await this.kept(tx, proposals),
      publishedAt: tx.now,
    });
    await tellPlanRun(tx, published, 'publish', countsOf(proposals));
    return planRunAnswer(published);
  }

  /** With what is there now, against which taking it back is held. */
  private async kept(tx: Tx, proposals: readonly StoredProposal[]): Promise<StoredProposal[]> {
    const visits = await visitsNow(
      tx,
      proposals.flatMap(({ outcome }) => outcome?.visitId ?? []),
    );
    return proposals.map(proposal => {
      const visit = visits.get(proposal.outcome?.visitId ?? '');
      return visit ? { ...proposal, asPublished: keptOf(visit) } : proposal;
    });
  }

  private async publishLine(tx: Tx, proposal: StoredProposal): Promise<Outcome> {
    const { workOrderId, workOrderVersion, engineerId, start } = proposal;
    const durationMinutes = Math.round((Date.parse(proposal.end) - Date.parse(start)) / 60_000);
    const given = { workOrderId, workOrderVersion, engineerId, start, durationMinutes };
    try {
      const visit = await tx.savepoint(() =>
        this.assigning.assign(tx, { ...given, dispatch: true, overrideReason: null }),
      );
      return { status: 'published', visitId: visit.id, refusal: null };
    } catch (error) {
      const refusal = lineRefusal(error);
      if (!refusal) throw error;
      return { status: 'refused', visitId: null, refusal };
    }
  }
}

function countsOf(proposals: readonly Pick<PlanProposal, 'outcome'>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of proposals)
    if (outcome) counts[outcome.status] = (counts[outcome.status] ?? 0) + 1;
  return counts;
}
