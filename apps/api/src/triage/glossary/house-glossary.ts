import { glossaryOf, tradeGlossary, tradeTerms } from '#triage';
import type { Glossary } from '#triage';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { allTerms, glossaryVersion } from './glossary.store';

const MOST_KEPT = 500;

/**
 * The words of the trade with those of each house, made once a version. Each use asks the database which version it is: other
 * processes need no message.
 */
export class HouseGlossary {
  private readonly kept = new Map<string, Glossary>();

  /** The same object as long as no term changes: indexes are kept by it. */
  async of(tx: Tx): Promise<Glossary> {
    const version = await glossaryVersion(tx);
    if (version === 0) return tradeGlossary();
    const organisationId = organisationOf(tx.scope) ?? '';
    const known = this.kept.get(organisationId);
    if (known?.houseVersion === version) return known;
    const terms = await allTerms(tx);
    const isWord = (term: { isProtected: boolean }) => !term.isProtected;
    const glossary = glossaryOf(
      [...tradeTerms, ...terms.filter(isWord).map(({ zh, en, bg }) => ({ words: { zh, en, bg } }))],
      terms.filter(one => one.isProtected).flatMap(({ zh, en, bg }) => [...en, ...zh, ...bg]),
      version,
    );
    this.kept.delete(organisationId);
    this.kept.set(organisationId, glossary);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return glossary;
  }
}
