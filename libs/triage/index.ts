export { adopt } from './assisted/adopt';
export type { Adopted } from './assisted/adopt';
export { takeAssistedTurn } from './assisted/assisted-turn';
export type { AskModel, AssistedTurn, TurnAsker } from './assisted/assisted-turn';
export { mask, unmask } from './assisted/masking';
export { assistedQuestion, promptVersion } from './assisted/question';
export type { AssistedAnswer, AssistedQuestion } from './assisted/question';
export { turnPromptVersion } from './assisted/turn-question';
export type { TurnAnswer, TurnQuestion } from './assisted/turn-question';
export { converse } from './converse';
export type { ConverseAnswer, ConverseTaker } from './converse';
export { gate, prepareGate } from './gates';
export type { Gate, GateHit } from './gates';
export { fewestCases } from './learn/calibration';
export { guess, learn } from './learn/classifier';
export type { Classifier, Guess, LabelledCase } from './learn/classifier';
export { lessonOf } from './learn/lesson';
export type { Lesson, LessonInput } from './learn/lesson';
export { pack, unpack } from './learn/pack';
export { glossaryLanguages, glossaryOf, tradeGlossary, tradeTerms, tradeVersion } from './glossary/glossary';
export type { Glossary, GlossaryLanguage, GlossaryTerm } from './glossary/glossary';
export type { HazardKind, SensitiveKind } from './lexicon/entry';
export { reportToAsk, textToAsk, turnToAsk } from './meaning/asked';
export { fuse } from './meaning/fusion';
export type { Fused } from './meaning/fusion';
export type { MeantText } from './meaning/meant';
export { piecesOf } from './meaning/pieces';
export { nearest, shelfOf, unitVector } from './meaning/vectors';
export type { MeaningHit, MeantDocument, VectorShelf } from './meaning/vectors';
export { readingText, rules, sourceText } from './model';
export type {
  ComparedFaults,
  LocalText,
  PartNeed,
  SkillNeed,
  TriageAlert,
  TriageArticle,
  TriageEvidence,
  TriageFaultCode,
  TriageInput,
  TriageLocale,
  TriageOutcome,
  TriageProposal,
  TriageReading,
} from './model';
export { hazardNames } from './phrases';
export { buildIndex, retrieve, termsOf } from './retrieval';
export type { RetrievalDocument, RetrievalHit, RetrievalIndex } from './retrieval';
export { engineVersion, longestText, triage } from './triage';
export { TurnDraft, checkDraft, claimSource } from './turn/draft';
export type { CheckedDraft, DraftRefusal } from './turn/draft';
export { commandWords } from './turn/command-words';
export type { CommandWords } from './turn/command-words';
export { dangerUnanswered, openDangerOffer } from './turn/danger-words';
export { isMet, missing } from './turn/known';
export { languageOf } from './turn/language';
export { defaultPolicy, newConversation, turnActions, turnButtons } from './turn/model';
export type {
  HandOverReason,
  PastCase,
  RemoteCommand,
  ReplyButton,
  TurnAction,
  TurnArticle,
  TurnButton,
  TurnClaim,
  TurnContext,
  TurnDecision,
  TurnEvent,
  TurnMemory,
  TurnOffer,
  TurnPolicy,
  TurnReading,
  TurnRecord,
  TurnReply,
} from './turn/model';
export { reportOf, resultOf } from './turn/result';
export { textRefusals } from './turn/text-check';
export type { TextRefusal } from './turn/text-check';
export { endTurn, gatherTurn, takeTurn, turnVersion } from './turn/turn';
export type { GatheredTurn, Turn } from './turn/turn';
