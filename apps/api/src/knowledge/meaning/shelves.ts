import { Injectable } from '@nestjs/common';
import { shelfOf } from '#triage';
import type { VectorShelf } from '#triage';
import { asAutomation, organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { vectorsOf, vectorState } from './vectors.store';

/** Of all organisations together: 256 MB. */
const MOST_NUMBERS = 64_000_000;

interface Kept {
  stamp: string;
  shelf: VectorShelf;
}

/**
 * The vectors of this process, those of an organisation side by side. Each use asks the database whether there are others by now. Whoever
 * searches cannot read the table: the automation does, and only articles that the searcher may read are looked for in it.
 */
@Injectable()
export class Shelves {
  private readonly kept = new Map<string, Kept>();

  of(tx: Tx, model: string): Promise<VectorShelf> {
    return asAutomation(tx, async own => {
      const key = `${organisationOf(tx.scope)} ${model}`;
      const { stamp } = await vectorState(own, model);
      const known = this.kept.get(key);
      this.kept.delete(key);
      const kept = known?.stamp === stamp ? known : { stamp, shelf: whole(await vectorsOf(own, model)) };
      this.kept.set(key, kept);
      this.makeRoom();
      return kept.shelf;
    });
  }

  /** The least used go; the one in use stays, however large. */
  private makeRoom(): void {
    let numbers = [...this.kept.values()].reduce((sum, { shelf }) => sum + shelf.values.length, 0);
    for (const [key, { shelf }] of this.kept) {
      if (numbers <= MOST_NUMBERS || this.kept.size === 1) return;
      this.kept.delete(key);
      numbers -= shelf.values.length;
    }
  }
}

/** Vectors of another dimension than most are of no use beside them. */
function whole(vectors: readonly { key: string; vector: Float32Array }[]): VectorShelf {
  const counts = new Map<number, number>();
  for (const { vector } of vectors) counts.set(vector.length, (counts.get(vector.length) ?? 0) + 1);
  const [dimension] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [0];
  return shelfOf(vectors.filter(({ vector }) => vector.length === dimension));
}
