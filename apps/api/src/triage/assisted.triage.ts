import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { adopt, assistedQuestion, engineVersion, promptVersion, triage } from '#triage';
import type { AssistedAnswer, AssistedQuestion, TriageInput } from '#triage';
import { LlmFailed } from '../platform/llm';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';
import { AssistantEndpointHost } from './assistant-endpoint';
import type { About, TriageEngine, Triaged } from './triage.engine';

/** An answer is short; reasoning models think within it, too. */
const mostTokens = 1_500;

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
  ) {}

  async triage(input: TriageInput, { organisationId, names }: About): Promise<Triaged> {
    const own: Triaged = { outcome: triage(input), engine: engineVersion };
    const { model } = this.endpoint;
    const isForPeople = own.outcome.handOver !== null;
    if (!model || isForPeople || !input.text.trim() || input.modelFaultCodes.length === 0) return own;
    const asked = assistedQuestion(input, { fence: `==${randomBytes(9).toString('base64url')}==`, names });
    try {
      const { value } = await model.ask.decide(
        organisationId,
        { messages: asked.messages, maxTokens: mostTokens },
        { name: 'triage', schema: answerSchema(asked) },
      );
      return { outcome: adopt(input, asked, value), engine: `${model.name} ${promptVersion}`.slice(0, 80) };
    } catch (error) {
      if (!(error instanceof LlmFailed)) throw error;
      this.log.warn({ fault: error.fault }, 'triage without the language model');
      return own;
    }
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
