import { Inject, Injectable } from '@nestjs/common';
import { unitVector } from '#triage';
import type { SearchByMeaning } from '#contracts';
import { CLOCK } from '../../platform/clock';
import type { Clock } from '../../platform/clock';
import { CONFIG } from '../../platform/config';
import type { Config } from '../../platform/config';
import { Embedder, LlmFailed } from '../../platform/llm';

type Check = NonNullable<SearchByMeaning['check']>;

const checkMs = 8_000;
/** Of our own, so that a check shows nothing to anybody: a sentence, the same in two languages, and another one. */
const samples = [
  'The fan is blocked and the machine gets too hot.',
  '风扇堵塞，机器过热。',
  'Вентилаторът е запушен и машината прегрява.',
  'The receipt printer has no paper.',
] as const;

/** The one model of this installation that gives texts a vector, and what came of its last check in this process. */
@Injectable()
export class MeaningHost {
  /** Null: none is configured. */
  readonly embedder: Embedder | null;
  readonly host: string | null;
  private checked: Check | null = null;

  constructor(
    @Inject(CONFIG) { embedding }: Pick<Config, 'embedding'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.embedder = embedding ? new Embedder(embedding) : null;
    this.host = embedding ? new URL(embedding.baseUrl).host : null;
  }

  get check(): Check | null {
    return this.checked;
  }

  /** Asks for four vectors. Belongs to no organisation and is not counted. Never throws. */
  async tryOut(): Promise<void> {
    if (!this.embedder) return;
    const started = performance.now();
    const none = { dimension: null, joinsLanguages: null, ms: null };
    try {
      const { vectors } = await this.embedder.embed('', samples, { deadlineMs: checkMs });
      this.checked = {
        at: this.clock().toISOString(),
        fault: null,
        dimension: vectors[0]?.length ?? null,
        joinsLanguages: joinsLanguages(vectors),
        ms: Math.round(performance.now() - started),
      };
    } catch (error) {
      const fault = error instanceof LlmFailed ? error.fault : 'garbled';
      this.checked = { at: this.clock().toISOString(), fault, ...none };
    }
  }
}

/** Whether both translations are nearer to the sentence than the other one is. */
function joinsLanguages(vectors: readonly Float32Array[]): boolean {
  const [sentence, ...others] = vectors.map(unitVector);
  const [chinese = -1, bulgarian = -1, other = 1] = others.map(one => likeness(sentence, one));
  return Math.min(chinese, bulgarian) > other;
}

const likeness = (one: Float32Array | undefined, other: Float32Array): number =>
  other.reduce((sum, value, at) => sum + value * (one?.[at] ?? 0), 0);
