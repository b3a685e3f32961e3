import { engineVersion, takeTurn, triage, turnVersion } from '#triage';
import type { AssistantFault, MeaningFault, TriageResult } from '#contracts';
import type { TriageInput, TriageOutcome, Turn, TurnContext, TurnEvent, TurnMemory } from '#triage';

/** Whose request it is. */
export interface About {
  organisationId: string;
  requestId: string | null;
  /** Of persons in the records of the request: what has to be masked wherever it is written. */
  names: readonly string[];
}

export interface Triaged {
  outcome: TriageOutcome;
  /** Names the engine and its version; kept with every result, so that results of different engines can be told apart. */
  engine: string;
  /** Why a model that was to be asked has no part in it. */
  modelFault?: AssistantFault;
  /** Why the meaning of the words, which was to be asked for, has no part in it. */
  meaningFault?: MeaningFault;
  /** Which fault a model named, and which the rules would have. */
  compared?: TriageResult['compared'] | null;
}

export interface TurnTaken extends Omit<Turn, 'compared'> {
  /** Names the engine, a model that was asked, and the version of its question. */
  engine: string;
  modelFault?: AssistantFault;
  meaningFault?: MeaningFault;
  compared?: TriageResult['compared'] | null;
}

/** Who does the triage. Called outside of any transaction; whatever it throws leaves the request to people. */
export interface TriageEngine {
  triage(input: TriageInput, about: About): Promise<Triaged>;
  /** One turn of a conversation, and what the case amounts to after it. */
  turn(memory: TurnMemory, event: TurnEvent, context: TurnContext, about: About): Promise<TurnTaken>;
}

/** With the version of the words of the house, where there are any: they have a part in what it finds. */
export const embeddedEngine = ({ glossary }: Pick<TriageInput, 'glossary'>): string =>
  glossary && glossary.houseVersion > 0 ? `${engineVersion} words-${glossary.houseVersion}` : engineVersion;

export const embeddedTurns = (input: Pick<TriageInput, 'glossary'>): string =>
  `${embeddedEngine(input)} ${turnVersion}`;

export const turnByRule = (memory: TurnMemory, event: TurnEvent, context: TurnContext): TurnTaken => ({
  ...takeTurn(memory, event, context),
  engine: embeddedTurns(context),
  compared: null,
});

export const TRIAGE_ENGINE = Symbol('triage engine');

/** Fault-code rules and retrieval, in this process, without a network. */
export class EmbeddedTriage implements TriageEngine {
  triage(input: TriageInput): Promise<Triaged> {
    return Promise.resolve({ outcome: triage(input), engine: embeddedEngine(input) });
  }

  turn(memory: TurnMemory, event: TurnEvent, context: TurnContext): Promise<TurnTaken> {
    return Promise.resolve(turnByRule(memory, event, context));
  }
}
