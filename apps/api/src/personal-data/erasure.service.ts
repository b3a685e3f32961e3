import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, Erasure, personalDataRoutes, PersonalDataSummary, PersonSought } from '#contracts';
import { ErasuresService } from '../attachments';
import { SessionsService } from '../organisations';
import { asAutomation } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { LessonsService } from '../triage';
import { eraseJobs, eraseRows, holdRows, onlyTheirs, picturesOf } from './erase.store';
import { eraseWords } from './erase-words.store';
import { confirms } from './sought.rules';
import { aboutOf, holdsOf, subjectSought } from './subject.service';
import type { Subject } from './subject.store';
import { countsOf } from './summary.store';

/** What is kept of one person, and its end. */
@Injectable()
export class ErasureService {
  constructor(
    @Inject(ErasuresService) private readonly pictures: ErasuresService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(LessonsService) private readonly lessons: LessonsService,
  ) {}

  /** @throws Refused input-invalid, NotVisible */
  async summary(tx: Tx, sought: PersonSought): Promise<PersonalDataSummary> {
    const subject = await subjectSought(tx, sought);
    return {
      ...aboutOf(subject),
      kinds: subject.erasedAt ? [] : await countsOf(tx, subject),
      holds: subject.erasedAt ? [] : await holdsOf(tx, subject, { lock: false }),
    };
  }

  /**
   * All of it or nothing, in the caller's transaction. Who is erased already stays so, and nothing is written again.
   * @throws Refused input-invalid | confirmation-wrong | own-account | last-manager | erasure-held-back, NotVisible
   */
  async erase(
    tx: Tx,
    { confirm, ...sought }: BodyOf<typeof personalDataRoutes.erasePersonalData>,
  ): Promise<Erasure> {
    const seen = await subjectSought(tx, sought);
    if (seen.erasedAt) return { erasedAt: seen.erasedAt.toISOString(), kinds: [] };
    if (!confirms(confirm, seen))
      throw new Refused('confirmation-wrong', undefined, [
        { path: '/body/confirm', message: 'neither the name nor the address nor the number' },
      ]);
    await holdRows(tx, seen);
    // What came between is part of it: nothing more comes while the rows are held.
    const subject = await subjectSought(tx, sought);
    if (subject.erasedAt) return { erasedAt: subject.erasedAt.toISOString(), kinds: [] };
    await this.refuse(tx, subject);
    const kinds = await countsOf(tx, subject);
    if (kinds.length > 0) {
      await asAutomation(tx, own => this.eraseAll(own, subject));
      await this.tell(tx, subject, kinds);
    }
    return { erasedAt: tx.now.toISOString(), kinds };
  }

  private async refuse(tx: Tx, subject: Subject): Promise<void> {
    const holds = await holdsOf(tx, subject, { lock: true });
    const [first] = holds;
    if (!first) return;
    if (first.because === 'own-account' || first.because === 'last-manager') throw new Refused(first.because);
    throw new Refused('erasure-held-back', { holds });
  }

  private async eraseAll(tx: Tx, subject: Subject): Promise<void> {
    const theirs = await onlyTheirs(tx, subject);
    const pictures = await picturesOf(tx, subject);
    if (subject.personId !== null)
      await this.sessions.revokeAllOf(tx, { organisationId: subject.organisationId, id: subject.personId });
    await eraseRows(tx, subject);
    await this.pictures.erase(tx, pictures);
    await eraseWords(tx, subject, theirs);
    await eraseJobs(tx, subject, theirs.everywhere);
    if (subject.requestIds.length > 0) await this.lessons.learnSoon(tx);
  }

  /** How much of what, and nothing by which anybody would know who it was. */
  private async tell(
    tx: Tx,
    { personId, requestIds, orderIds }: Subject,
    kinds: Erasure['kinds'],
  ): Promise<void> {
    await record(tx, {
      verb: 'person.erase',
      subjectType: 'person',
      subjectId: personId,
      detail: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])),
    });
    await note(tx, { topic: 'person', subjectId: personId });
    for (const subjectId of requestIds.slice(0, MOST_TOLD))
      await note(tx, { topic: 'service-request', subjectId });
    for (const subjectId of orderIds.slice(0, MOST_TOLD)) await note(tx, { topic: 'work-order', subjectId });
  }
}

/** Open screens read these anew; of more, on the next visit. */
const MOST_TOLD = 200;
