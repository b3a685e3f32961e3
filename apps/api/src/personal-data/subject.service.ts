import type { ErasureHold, PersonalDataSummary, PersonSought } from '#contracts';
import { lockManagers } from '../organisations';
import { NotVisible } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { onlyOne } from './sought.rules';
import { subjectOf } from './subject.store';
import type { Subject } from './subject.store';
import { underWay } from './summary.store';

/** @throws Refused input-invalid unless one way to find the person is given; NotVisible for an account of nobody here */
export async function subjectSought(tx: Tx, sought: PersonSought): Promise<Subject> {
  const one = onlyOne(sought);
  if (!one)
    throw new Refused('input-invalid', undefined, [
      { path: '/body/personId', message: 'exactly one of personId, email and phone' },
    ]);
  const subject = await subjectOf(tx, one);
  if (!subject) throw new NotVisible('person');
  return subject;
}

export const aboutOf = (subject: Subject): Omit<PersonalDataSummary, 'kinds' | 'holds'> => ({
  personId: subject.personId,
  names: subject.names,
  email: subject.erasedAt ? null : subject.email,
  phone: subject.phones[0] ?? null,
  role: subject.role,
  organisationName: subject.organisationName,
  erasedAt: subject.erasedAt?.toISOString() ?? null,
  restrictedAt: subject.restrictedAt?.toISOString() ?? null,
});

/** Why the caller cannot erase the person now. Holds the managers: two who erase each other at once would leave nobody. */
export async function holdsOf(tx: Tx, subject: Subject, { lock }: { lock: boolean }): Promise<ErasureHold[]> {
  const own: ErasureHold = { because: 'own-account', id: null, number: null };
  if (subject.personId !== null && subject.personId === tx.scope.personId) return [own];
  const others = lock ? await lockManagers(tx, subject.organisationId) : await managersOf(tx, subject);
  const isLast = others.length === 1 && others[0] === subject.personId;
  const last: ErasureHold[] = isLast ? [{ because: 'last-manager', id: null, number: null }] : [];
  const halted: ErasureHold[] =
    subject.restrictedAt === null ? [] : [{ because: 'restricted', id: null, number: null }];
  return [...last, ...halted, ...(await underWay(tx, subject))];
}

async function managersOf(tx: Tx, { organisationId }: Subject): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM person WHERE organisation_id = $1 AND role = 'manager' AND active`,
    [organisationId],
  );
  return rows.map(row => row.id);
}
