import { Injectable } from '@nestjs/common';
import { mostTerms } from '#contracts';
import type { BodyOf, glossaryRoutes, NewTerm, Page, QueryOf, Term, TermsImported } from '#contracts';
import { insert, insertMany, lock, organisationOf, remove, updateGuarded } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { GlossaryTermRow } from './glossary-term.entity';
import { countChange, countTerms, knownWords, termsPage } from './glossary.store';

/** The words of the house. Every change counts up its version and stands in the trail with what was before. */
@Injectable()
export class GlossaryService {
  list(tx: Tx, query: QueryOf<typeof glossaryRoutes.listTerms>): Promise<Page<Term>> {
    return termsPage(tx, query);
  }

  /** @throws Refused already-exists if one of the words is there, input-invalid if it is one term too many */
  async add(tx: Tx, given: NewTerm): Promise<Term> {
    await countChange(tx);
    await refuseTooMany(tx, 1);
    await refuseKnown(tx, given, null);
    const row = await insert(tx, GlossaryTermRow, given);
    await tell(tx, 'add-term', { term: given });
    return termOf(row);
  }

  /** Of two terms in the list with the same word the first counts. */
  async import(tx: Tx, { terms }: BodyOf<typeof glossaryRoutes.importTerms>): Promise<TermsImported> {
    await countChange(tx);
    const known = new Set(await knownWords(tx, terms.flatMap(wordsOf), null));
    const fresh = terms.filter(term => {
      const words = wordsOf(term).map(word => word.toLowerCase());
      const isNew = !words.some(word => known.has(word));
      for (const word of words) known.add(word);
      return isNew;
    });
    await refuseTooMany(tx, fresh.length);
    if (fresh.length > 0) {
      await insertMany(tx, GlossaryTermRow, fresh);
      await tell(tx, 'import-terms', { count: fresh.length, words: fresh.flatMap(wordsOf).slice(0, 100) });
    }
    return { added: fresh.length, known: terms.length - fresh.length };
  }

  /** @throws Refused already-exists; stale-version if somebody was faster */
  async change(
    tx: Tx,
    id: string,
    { version, ...after }: BodyOf<typeof glossaryRoutes.changeTerm>,
  ): Promise<Term> {
    await countChange(tx);
    const before = termOf(await lock(tx, GlossaryTermRow, id));
    await refuseKnown(tx, after, id);
    const row = await updateGuarded(tx, GlossaryTermRow, { id, version }, after);
    await tell(tx, 'change-term', { before: spelled(before), after });
    return termOf(row);
  }

  async delete(tx: Tx, id: string): Promise<void> {
    await countChange(tx);
    const gone = termOf(await lock(tx, GlossaryTermRow, id));
    await remove(tx, GlossaryTermRow, id);
    await tell(tx, 'delete-term', { term: spelled(gone) });
  }
}

const wordsOf = ({ zh, en, bg }: NewTerm): string[] => [...zh, ...en, ...bg];

const termOf = ({ id, isProtected, zh, en, bg, version }: GlossaryTermRow): Term => ({
  id,
  isProtected,
  zh,
  en,
  bg,
  version,
});

const spelled = ({ isProtected, zh, en, bg }: Term): NewTerm => ({ isProtected, zh, en, bg });

async function refuseTooMany(tx: Tx, more: number): Promise<void> {
  if ((await countTerms(tx)) + more > mostTerms)
    throw new Refused('input-invalid', undefined, [
      { path: '/body', message: `A glossary has at most ${mostTerms} terms` },
    ]);
}

async function refuseKnown(tx: Tx, term: NewTerm, except: string | null): Promise<void> {
  const [word] = await knownWords(tx, wordsOf(term), except);
  if (word !== undefined) throw new Refused('already-exists', { field: 'word', word });
}

async function tell(tx: Tx, what: string, detail: Record<string, unknown>): Promise<void> {
  await record(tx, {
    verb: `organisation.${what}`,
    subjectType: 'organisation',
    subjectId: organisationOf(tx.scope),
    detail,
  });
}
