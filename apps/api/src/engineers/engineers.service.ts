import { Injectable } from '@nestjs/common';
import type { BodyOf, engineerRoutes, Engineer, NewEngineer, Page, QueryOf } from '#contracts';
import { insert, NotVisible, organisationOf, updateGuarded, violationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { EngineerAbsenceRow } from './engineer-absence.entity';
import { engineerAnswer } from './engineer.answer';
import { EngineerRow } from './engineer.entity';
import { engineerById, isEngineerPerson, listEngineers, momentsOf, partnerName } from './engineers.store';

type EngineerChange = BodyOf<typeof engineerRoutes.changeEngineer>;
type NewAbsence = BodyOf<typeof engineerRoutes.addAbsence>;

@Injectable()
export class EngineersService {
  async list(tx: Tx, query: QueryOf<typeof engineerRoutes.listEngineers>): Promise<Page<Engineer>> {
    const { items, next } = await listEngineers(tx, query, {
      limit: query.limit,
      cursor: query.cursor ?? null,
    });
    const moments = await momentsOf(
      tx,
      items.map(row => row.id),
    );
    return { items: items.map(row => engineerAnswer(row, moments.get(row.id), tx)), nextCursor: next };
  }

  async get(tx: Tx, id: string): Promise<Engineer> {
    return this.answer(tx, await engineerById(tx, id));
  }

  async create(tx: Tx, { home, partnerId: asked, ...given }: NewEngineer): Promise<Engineer> {
    const partnerId = tx.scope.family === 'partner' ? tx.scope.partnerId : asked;
    if (asked && asked !== partnerId) throw new Refused('reference-unknown', { field: 'partnerId' });
    const name = partnerId ? await partnerName(tx, partnerId) : null;
    if (partnerId && name === null) throw new Refused('reference-unknown', { field: 'partnerId' });
    if (given.personId && !(await isEngineerPerson(tx, given.personId, partnerId)))
      throw new Refused('reference-unknown', { field: 'personId' });
    const row = await insert(tx, EngineerRow, {
      ...given,
      partnerId,
      partnerName: name,
      homeLat: home.lat,
      homeLng: home.lng,
    }).catch(refuseTakenPerson);
    await tell(tx, row, 'engineer.create', { name: row.name });
    return this.answer(tx, row);
  }

  async change(tx: Tx, id: string, { version, home, ...given }: EngineerChange): Promise<Engineer> {
    const place = home ? { homeLat: home.lat, homeLng: home.lng } : {};
    const row = await updateGuarded(tx, EngineerRow, { id, version }, { ...given, ...place });
    await tell(tx, row, 'engineer.change', { fields: Object.keys({ ...given, ...(home && { home }) }) });
    return this.answer(tx, row);
  }

  async addAbsence(tx: Tx, id: string, absence: NewAbsence): Promise<Engineer> {
    await this.enterAbsence(tx, id, absence);
    return this.get(tx, id);
  }

  /** As `addAbsence`; answers the id under which it can be taken out again. */
  async enterAbsence(tx: Tx, id: string, { start, end, reason }: NewAbsence): Promise<string> {
    const row = await engineerById(tx, id);
    const absence = await insert(tx, EngineerAbsenceRow, {
      engineerId: row.id,
      partnerId: row.partnerId,
      startAt: new Date(start),
      endAt: new Date(end),
      reason,
    });
    await tell(tx, row, 'engineer.add-absence', { start, end });
    return absence.id;
  }

  /** The history keeps that it was there. @throws NotVisible */
  async removeAbsence(tx: Tx, id: string, absenceId: string): Promise<Engineer> {
    const row = await engineerById(tx, id);
    const removed = await tx.one<{ start: string; end: string }>(
      `DELETE FROM engineer_absence WHERE organisation_id = $1 AND engineer_id = $2 AND id = $3
       RETURNING start_at AS start, end_at AS end`,
      [organisationOf(tx.scope), row.id, absenceId],
    );
    if (!removed) throw new NotVisible('absence');
    await tell(tx, row, 'engineer.remove-absence', { start: removed.start, end: removed.end });
    return this.answer(tx, row);
  }

  private async answer(tx: Tx, row: EngineerRow): Promise<Engineer> {
    const moments = await momentsOf(tx, [row.id]);
    return engineerAnswer(row, moments.get(row.id), tx);
  }
}

function refuseTakenPerson(error: unknown): never {
  if (violationOf(error)?.constraint === 'engineer_of_person')
    throw new Refused('already-exists', { field: 'personId' });
  throw error;
}

async function tell(tx: Tx, row: EngineerRow, verb: string, detail: Record<string, unknown>) {
  await record(tx, { verb, subjectType: 'engineer', subjectId: row.id, detail });
  await note(tx, { topic: 'engineer', subjectId: row.id, partnerId: row.partnerId });
}
