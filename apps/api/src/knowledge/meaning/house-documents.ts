import type { MeantDocument } from '#triage';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { articles, articlesStamp } from '../articles.store';
import { meantBy } from './meaning.rules';
import { MOST_VECTORS } from './vectors.store';

interface Kept {
  stamp: string;
  documents: readonly MeantDocument[];
}
const MOST_KEPT = 200;

/** Which vectors each article of a house has, by language and machine; made anew when an article changes. */
export class HouseDocuments {
  private readonly kept = new Map<string, Kept>();

  /** Of the automation, which reads all of them. */
  async of(tx: Tx): Promise<readonly MeantDocument[]> {
    const key = organisationOf(tx.scope) ?? '';
    const stamp = await articlesStamp(tx);
    const known = this.kept.get(key);
    if (known?.stamp === stamp) return known.documents;
    const rows = await articles(tx, {}).orderBy('article.id').limit(MOST_VECTORS).getMany();
    const documents = rows.map(row => ({
      ...meantBy(row),
      group: [row.locale, ...row.modelIds.toSorted()].join(' '),
    }));
    this.kept.delete(key);
    this.kept.set(key, { stamp, documents });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return documents;
  }
}
