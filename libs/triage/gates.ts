import { certainFrom, dangerSense, possibleFrom, sensedIn } from './danger/sense';
import type {
  HazardKind,
  Lexicon,
  LexiconLanguage,
  NamedHazard,
  SafetyGroup,
  SensitiveKind,
} from './lexicon/entry';
import { compiled, namedHazards, sensitiveKinds } from './lexicon/entry';
import { hazards } from './lexicon/hazards';
import { harmless } from './lexicon/harmless';
import { meantBy } from './lexicon/near-misses';
import { matters as matterWords } from './lexicon/matters';
import { negators, pastMarkers } from './lexicon/negation';
import { keepRecent } from './recent';
import { clip, fold, quoteOf } from './text';
import type { Folded } from './text';

export interface GateHit<Kind extends string = string> {
  kind: Kind;
  /** Verbatim from the text. */
  quote: string;
  /** Where it starts in the text. */
  index: number;
}

export interface HazardHit extends GateHit<HazardKind> {
  /** Of danger that no word names: what it is about, where that is clear. */
  about?: SafetyGroup;
}

/**
 * What has to be known before anything else is decided. Nothing that comes later may lower it: not a model, not a fault
 * code, not a denial further on in the text.
 */
export interface Gate {
  /** People may be in danger. */
  safety: boolean;
  hazards: HazardHit[];
  /** Words that may tell of danger, where nothing else does: people are asked. */
  suspected: HazardHit | null;
  sensitive: GateHit<SensitiveKind>[];
  /** Why a person has to take over at once, most pressing first; null: nobody has to. */
  handOver: HazardKind | SensitiveKind | null;
}

const languages = ['en', 'zh', 'bg'] as const;

/** Without a letter of these nothing of a language can be found; Bulgarian is written in Latin letters, too, and Chinese hotlines are numbers. */
const writing: Record<LexiconLanguage, RegExp> = {
  en: /\p{Script=Latin}/u,
  zh: /\p{Script=Han}|\d/u,
  bg: /\p{Script=Cyrillic}|\p{Script=Latin}/u,
};

interface Probe<Kind> {
  kind: Kind;
  language: LexiconLanguage;
  expression: RegExp;
}

const hazardProbes = probes(namedHazards, hazards);
const sensitiveProbes = probes(sensitiveKinds, matterWords);
const harmlessWords = languages.map(language => compiled(language, harmless[language]));

function probes<Kind extends string>(kinds: readonly Kind[], lexicon: Lexicon<Kind>): Probe<Kind>[] {
  const list: Probe<Kind>[] = [];
  for (const kind of kinds)
    for (const language of languages) {
      const alternatives = lexicon[kind][language];
      if (alternatives) list.push({ kind, language, expression: compiled(language, alternatives) });
    }
  return list;
}

/**
 * Looks for danger and for matters that only a person may answer, in English, Chinese and Bulgarian whatever the
 * declared language. A word of danger that is directly denied ("no smoke", 没有冒烟, "няма дим") does not count, unless the
 * danger is only over by now; anything less direct does count, and so does a word with a typing error. What lies within a compound
 * that means no danger ("smoke test") does not. Where no word names danger, the sense of danger reads the sentences (`danger/`):
 * it adds danger or the suspicion of one, and takes nothing away. O(length of the text).
 */
export function gate(text: string): Gate {
  const named = namedGate(text);
  const sensed = named.safety || named.handOver === 'self-harm' ? null : sensedDanger(text);
  if (!sensed) return named;
  if (!sensed.isCertain) return { ...named, suspected: sensed.hit };
  return { ...named, safety: true, hazards: [sensed.hit], handOver: 'danger' };
}

/** Learns what danger is told by, so that nobody has to wait for it at the first text. About a second, once a process. */
export const prepareGate = (): void => void dangerSense();

/** As `gate`, by matters of a person alone: people have said that nobody is in danger. */
export function mattersGate(text: string): Gate {
  const { sensitive } = namedGate(text);
  const pressing = first(sensitive, 'self-harm') ?? first(sensitive, 'safety-bypass') ?? sensitive[0];
  return { safety: false, hazards: [], suspected: null, sensitive, handOver: pressing?.kind ?? null };
}

/**
 * As `gate`, by words that name danger alone: for the titles of alarms, which are too short to be read for more, and for what was
 * gated before.
 */
export const namedGate = (text: string): Gate => recentGates(text);

const recentGates = keepRecent(200, readNamed);

function readNamed(text: string): Gate {
  const folded = fold(text);
  const spared = harmlessWords.flatMap(words => [...folded.text.matchAll(words)].map(spanOf));
  const isSpared = ({ start, end }: Match) => spared.some(one => one.start <= start && one.end >= end);
  const counts = (match: Match, language: LexiconLanguage) =>
    !isSpared(match) && !denied(folded.text, match, language);
  const written = languages.filter(language => writing[language].test(folded.text));
  const possible = ({ language }: { language: LexiconLanguage }) => written.includes(language);
  const found = [
    ...hazardProbes
      .filter(possible)
      .flatMap(probe => hits(folded, probe, match => counts(match, probe.language))),
    ...nearMisses(folded, counts),
  ];
  const matters = sensitiveProbes
    .filter(possible)
    .flatMap(probe => hits(folded, probe, match => !isSpared(match)));
  const shout = shouting(text);
  if (shout) matters.push(shout);
  const pressing = first(matters, 'self-harm') ?? found[0] ?? first(matters, 'safety-bypass') ?? matters[0];
  return {
    safety: found.length > 0,
    hazards: found,
    suspected: null,
    sensitive: matters,
    handOver: pressing?.kind ?? null,
  };
}

/** Nobody is quoted at length. UTF-16 units. */
const longestQuote = 200;

function sensedDanger(text: string): { hit: HazardHit; isCertain: boolean } | null {
  const sensed = sensedIn(dangerSense(), text);
  if (!sensed || sensed.score < possibleFrom) return null;
  const { window, about, score } = sensed;
  const quote = clip(window.text, longestQuote);
  return {
    hit: { kind: 'danger', quote, index: window.start, ...(about === null ? {} : { about }) },
    isCertain: score >= certainFrom,
  };
}

function first<Kind extends string>(found: GateHit<Kind>[], kind: Kind): GateHit<Kind> | undefined {
  return found.find(hit => hit.kind === kind);
}

interface Match {
  start: number;
  end: number;
}

function hits<Kind extends string>(
  folded: Folded,
  { kind, expression }: Probe<Kind>,
  counts: (match: Match) => boolean,
): GateHit<Kind>[] {
  // Hardly any is found, and `matchAll` begins with a copy of the expression.
  if (folded.text.search(expression) === -1) return [];
  for (const match of folded.text.matchAll(expression)) {
    const at = spanOf(match);
    if (counts(at)) return [hitAt(folded, kind, at)];
  }
  return [];
}

/** The first word of danger with a typing error in it. */
function nearMisses(
  folded: Folded,
  counts: (match: Match, language: LexiconLanguage) => boolean,
): GateHit<NamedHazard>[] {
  for (const match of folded.text.matchAll(/\p{L}{4,}/gu)) {
    const at = spanOf(match);
    const known = meantBy(match[0]);
    if (known && counts(at, known.language)) return [hitAt(folded, known.kind, at)];
  }
  return [];
}

const spanOf = (match: RegExpExecArray): Match => ({
  start: match.index,
  end: match.index + match[0].length,
});

const hitAt = <Kind extends string>(folded: Folded, kind: Kind, { start, end }: Match): GateHit<Kind> => ({
  kind,
  quote: quoteOf(folded, start, end),
  index: folded.starts[start] ?? 0,
});

/** Whether the words before a match deny it. Exported for the words of fault codes, which can be denied alike. */
export function denied(text: string, { start, end }: Match, language: LexiconLanguage): boolean {
  // A denial does not reach over the end of a sentence or a turn of it.
  const before = text
    .slice(Math.max(0, start - 60), start)
    .replace(/^.*(?:[.!?;:。！？；]|(?<!\p{L})(?:but|however|но|обаче)(?!\p{L})|但是?|可是)/su, '');
  if (!negators[language].test(before)) return false;
  const past = pastMarkers[language];
  return (
    !past.before.test(text.slice(Math.max(0, start - 30), start)) &&
    !past.after.test(text.slice(end, end + 30))
  );
}

/** Three exclamation marks, or most of a longer text in capitals. */
function shouting(text: string): GateHit<'anger'> | null {
  const marks = /[!！]{3,}/u.exec(text);
  if (marks) return { kind: 'anger', quote: marks[0], index: marks.index };
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  if (letters < 20 || capitals / letters < 0.7) return null;
  return { kind: 'anger', quote: text.trim().slice(0, 80), index: text.length - text.trimStart().length };
}
