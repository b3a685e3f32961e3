import { unpack } from '#triage';
import type { Classifier } from '#triage';
import type { Tx } from '../../platform/database';
import { lessonBytes, lessonInUse } from './lessons.store';

/** Some 30 MB each. */
const MOST_KEPT = 6;

/** The classifiers in use, unpacked once; the least used goes. */
export class Learned {
  private readonly kept = new Map<string, { at: string; classifier: Classifier }>();

  /** Null: nothing was learned about the model, or what was is not better than the rules. */
  async of(tx: Tx, modelId: string): Promise<Classifier | null> {
    const at = await lessonInUse(tx, modelId);
    const known = this.kept.get(modelId);
    this.kept.delete(modelId);
    if (at === null) return null;
    if (known?.at === at) {
      this.kept.set(modelId, known);
      return known.classifier;
    }
    const bytes = await lessonBytes(tx, modelId);
    if (!bytes) return null;
    const classifier = readable(bytes);
    if (!classifier) return null;
    this.kept.set(modelId, { at, classifier });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return classifier;
  }
}

/** A lesson of another version is none: the next night brings a new one. */
function readable(bytes: Uint8Array): Classifier | null {
  try {
    return unpack(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
