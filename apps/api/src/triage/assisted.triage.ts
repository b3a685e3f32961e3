import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { adopt, assistedQuestion, promptVersion, takeAssistedTurn, triage, turnPromptVersion } from '#triage';
import type {
  AssistedAnswer,
  AssistedQuestion,
  TriageInput,
  TurnContext,
  TurnEvent,
  TurnMemory,
} from '#triage';
import { LlmFailed } from '../platform/llm';
import type { LlmFault } from '../platform/llm';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { AssistantEndpointHost } from './assistant-endpoint';
import { LEDGER } from './spending/ledger';
import type { Ledger } from './spending/ledger';
import { mostTokens, newFence, turnAsker } from './ask-model';
import { embeddedEngine, embeddedTurns, turnByRule } from './triage.engine';
import type { About, TriageEngine, Triaged, TurnTaken } from './triage.engine';

/**
 * The embedded engine with a language model beside it, where one is configured. What the gate holds back (danger, and matters that
 * only a person may answer) never leaves. Without an answer that holds, the embedded engine's outcome stands; nobody waits longer
 * than the deadline of one question.
 */
@Injectable()
export class AssistedTriage implements TriageEngine {
  constructor(
    @Inject(AssistantEndpointHost) private readonly endpoint: AssistantEndpointHost,
    @Inject(LOG) private readonly log: Logger,
    @Inject(LEDGER) private readonly ledger: Ledger,
  ) {}

  async triage(input: TriageInput, about: About): Promise<Triaged> {
    const own: Triaged = { outcome: triage(input), engine: embeddedEngine(input) };
    const { model } = this.endpoint;
    const isForPeople = own.outcome.handOver !== null;
    if (!model || isForPeople || !input.text.trim() || input.modelFaultCodes.length === 0) return own;
    const asked = assistedQuestion(input, { fence: newFence(), names: about.names });
    const spend = this.ledger.spend(about, 'triage', model.name);
    try {
      const { value } = await model.ask.decide(
        about.organisationId,
        { messages: asked.messages, maxTokens: mostTokens, spend },
        { name: 'triage', schema: answerSchema(asked) },
      );
      const { outcome, compared } = adopt(input, asked, value);
      return {
        outcome,
        engine: `${model.name} ${promptVersion}`.slice(0, 80),
        compared: compared && { by: model.name, ...compared },
      };
    } catch (error) {
      if (!(error instanceof LlmFailed)) throw error;
      this.log.warn({ fault: error.fault }, 'triage without the language model');
      return { ...own, modelFault: error.fault };
    }
  }

  async turn(memory: TurnMemory, event: TurnEvent, context: TurnContext, about: About): Promise<TurnTaken> {
    const { model } = this.endpoint;
    if (!model) return turnByRule(memory, event, context);
    let failed: Pick<TurnTaken, 'modelFault'> = {};
    const told = (fault: LlmFault): void => {
      failed = { modelFault: fault };
      this.log.warn({ fault }, 'a turn without the language model');
    };
    const { model: part, ...taken } = await takeAssistedTurn(
      memory,
      event,
      context,
      turnAsker(model.ask, about, told, this.ledger.spend(about, 'conversation', model.name)),
    );
    const turn = { ...taken, compared: taken.compared && { by: model.name, ...taken.compared } };
    if (part === 'not-asked' || part === 'no-answer')
      return { ...turn, engine: embeddedTurns(context), ...failed };
    // Which checks fail tells whether the model fits; its words are not logged.
    if (part !== 'stands') this.log.info({ refusals: part }, 'the model’s words were not used');
    return { ...turn, engine: `${model.name} ${turnPromptVersion}`.slice(0, 80) };
  }
}

/** Flat, with enums and nullable fields only: what every server can hold an answer to. */
function answerSchema({ faults, sources }: AssistedQuestion): z.ZodType<AssistedAnswer> {
  return z.object({
    fault: z.enum(['none', ...faults.keys()]),
    quotes: z
      .array(z.object({ source: z.enum(['report', ...sources.keys()]), quote: z.string().max(600) }))
      .max(12),
    urgency: z.enum(['low', 'normal', 'high', 'critical']),
    danger: z.boolean(),
    wantsPerson: z.boolean(),
    question: z.string().max(600).nullable(),
  });
}
