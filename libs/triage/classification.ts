import type { EvidenceSource, TriageProposal } from './model';
import type { RetrievalHit } from './retrieval';

/** One observation that speaks for a fault code, in points. */
export interface Support {
  faultCode: string;
  points: number;
  source: EvidenceSource;
  sourceId: string | null;
  quote: string;
  /** An article that was found by what the text means, not by its words. */
  byMeaning?: true;
}

export interface Classification {
  /** The fault code that is likely enough to be worked with, or null. */
  faultCode: string | null;
  confidence: number;
  proposals: TriageProposal[];
  /** What spoke for which fault code, strongest first. */
  support: Support[];
  /** Articles like the text, best first; a score and a coverage of 0: found by its meaning alone. */
  articles: RetrievalHit[];
}
