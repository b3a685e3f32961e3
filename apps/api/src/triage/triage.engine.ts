import { engineVersion, triage } from '#triage';
import type { TriageInput, TriageOutcome } from '#triage';

/**
 * Who does the triage. The embedded engine is always there; a model behind an endpoint takes its place with the same
 * facts and the same outcome. Called outside of any transaction; whatever it throws leaves the request to people.
 */
export interface TriageEngine {
  /** Names the engine and its version; kept with every result, so that results of different engines can be told apart. */
  readonly version: string;
  triage(input: TriageInput): Promise<TriageOutcome>;
}

export const TRIAGE_ENGINE = Symbol('triage engine');

/** Fault-code rules and retrieval, in this process, without a network. */
export class EmbeddedTriage implements TriageEngine {
  readonly version = engineVersion;

  triage(input: TriageInput): Promise<TriageOutcome> {
    return Promise.resolve(triage(input));
  }
}
