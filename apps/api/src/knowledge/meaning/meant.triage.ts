import { Inject, Injectable } from '@nestjs/common';
import { gatherTurn, reportToAsk, turnToAsk } from '#triage';
import type { MeantText, TriageInput, TurnContext, TurnEvent, TurnMemory } from '#triage';
import { TRIAGE_ENGINE } from '../../triage';
import type { About, TriageEngine, Triaged, TurnTaken } from '../../triage';
import type { MeaningFault } from '#contracts';
import { ReportMeaning } from './report-meaning';

/**
 * The triage with what a report means looked up before it, where an embedding model is configured. What the gate holds back never
 * leaves, nor a turn once a person has the case; without an answer in time the triage goes by words alone, and says so.
 */
@Injectable()
export class MeantTriage implements TriageEngine {
  constructor(
    @Inject(TRIAGE_ENGINE) private readonly engine: TriageEngine,
    @Inject(ReportMeaning) private readonly meaning: ReportMeaning,
  ) {}

  async triage(input: TriageInput, about: About): Promise<Triaged> {
    const meant = await this.meantBy(input, about);
    return named(await this.engine.triage({ ...input, ...meant.known }, about), meant);
  }

  /** What the rules make of it alone tells whether it may leave. */
  async turn(memory: TurnMemory, event: TurnEvent, context: TurnContext, about: About): Promise<TurnTaken> {
    const report = this.meaning.isConfigured ? turnToAsk(gatherTurn(memory, event, context)) : null;
    const meant = report ? await this.meantBy(report, about) : {};
    return named(await this.engine.turn(memory, event, { ...context, ...meant.known }, about), meant);
  }

  private async meantBy(input: TriageInput, { organisationId, requestId, names }: About): Promise<Answer> {
    const asked = this.meaning.isConfigured ? reportToAsk(input, names) : null;
    if (asked === null) return {};
    const { text, articles } = input;
    const meant = await this.meaning.of({ organisationId, requestId, text, asked, articles });
    if (meant === null) return {};
    return 'without' in meant ? { fault: meant.without } : { known: { meant } };
  }
}

/** Nothing in it: it was not asked for. */
interface Answer {
  known?: { meant: MeantText };
  fault?: MeaningFault;
}

/** With the model of the vectors: results of different ones can be told apart. */
const named = <T extends Triaged | TurnTaken>(found: T, { known, fault }: Answer): T => ({
  ...found,
  ...(known && { engine: `${found.engine} near-${known.meant.model}`.slice(0, 160) }),
  ...(fault && { meaningFault: fault }),
});
