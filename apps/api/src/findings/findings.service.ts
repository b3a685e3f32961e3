import { Inject, Injectable } from '@nestjs/common';
import { routes } from '#contracts';
import type { BodyOf, Finding, Page, QueryOf, WatchTuning } from '#contracts';
import { noSignal, signalOf, tuningOf } from '#telemetry';
import { ModelsService } from '../installed-base';
import { lock, organisationOf, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { FindingListeners } from './finding-listeners';
import { FindingRow } from './finding.entity';
import { seenOf } from './finding.rules';
import { findingPage } from './findings.store';
import { heldGround } from './ground';
import { verdictsOf } from './verdicts.store';

@Injectable()
export class FindingsService {
  constructor(
    @Inject(FindingListeners) private readonly listeners: FindingListeners,
    @Inject(ModelsService) private readonly models: ModelsService,
  ) {}

  async list(tx: Tx, query: QueryOf<typeof routes.listFindings>): Promise<Page<Finding>> {
    const { items, next } = await findingPage(tx, query);
    return { items: items.map(seenOf), nextCursor: next };
  }

  /** What verdicts have done to the watch of a model. */
  async tuning(tx: Tx, modelId: string): Promise<WatchTuning> {
    await this.models.get(tx, modelId);
    const tuningBy = async (kind: 'unusual' | 'unlike-sisters') => {
      const verdicts = (await verdictsOf(tx, [modelId], kind)).get(modelId) ?? { confirmed: 0, wrong: 0 };
      return { ...verdicts, factor: tuningOf(verdicts) };
    };
    return { ...(await tuningBy('unusual')), sisters: await tuningBy('unlike-sisters') };
  }

  /** A false finding ends, and what it rested on is learned anew (or taken for a peculiarity of the unit); a confirmed one stays until the readings end it. */
  async judge(
    tx: Tx,
    id: string,
    { version, verdict }: BodyOf<typeof routes.judgeFinding>,
  ): Promise<Finding> {
    const finding = await this.row(tx, id);
    const { equipmentId, partnerId, kind, metric, endedAt } = finding;
    const takeBack = verdict === 'false' && endedAt === null ? await heldGround(tx, finding) : null;
    await lock(tx, FindingRow, id);
    const row = await updateGuarded(
      tx,
      FindingRow,
      { id, version },
      {
        verdict,
        judgedBy: tx.scope.personId,
        judgedAt: tx.now,
        endedAt: verdict === 'false' ? (endedAt ?? tx.now) : endedAt,
      },
    );
    await takeBack?.();
    if (takeBack)
      await this.listeners.findingsTold(tx, {
        equipmentId,
        at: tx.now.getTime(),
        values: { [signalOf(kind, metric)]: noSignal },
      });
    const detail = { equipmentId, kind, metric, verdict };
    await record(tx, { verb: 'finding.judge', subjectType: 'finding', subjectId: id, detail });
    await note(tx, { topic: 'finding', subjectId: id, payload: { equipmentId }, equipmentId, partnerId });
    return seenOf(row);
  }

  private async row(tx: Tx, id: string): Promise<FindingRow> {
    const row = await tx.findOneBy(FindingRow, { organisationId: organisationOf(tx.scope) ?? '', id });
    if (!row) throw new Refused('not-found');
    return row;
  }
}
