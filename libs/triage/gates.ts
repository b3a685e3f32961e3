import type { HazardKind, Lexicon, LexiconLanguage, SensitiveKind } from './lexicon/entry';
import { compiled, hazardKinds, sensitiveKinds } from './lexicon/entry';
import { hazards } from './lexicon/hazards';
import { negators, pastMarkers } from './lexicon/negation';
import { sensitive } from './lexicon/sensitive';
import { fold, quoteOf } from './text';
import type { Folded } from './text';

export interface GateHit<Kind extends string = string> {
  kind: Kind;
  /** Verbatim from the text. */
  quote: string;
  /** Where it starts in the text. */
  index: number;
}

/**
 * What has to be known before anything else is decided. Nothing that comes later may lower it: not a model, not a fault
 * code, not a denial further on in the text.
 */
export interface Gate {
  /** People may be in danger. */
  safety: boolean;
  hazards: GateHit<HazardKind>[];
  sensitive: GateHit<SensitiveKind>[];
  /** Why a person has to take over at once, most pressing first; null: nobody has to. */
  handOver: HazardKind | SensitiveKind | null;
}

interface Probe<Kind> {
  kind: Kind;
  language: LexiconLanguage;
  expression: RegExp;
}

const hazardProbes = probes(hazardKinds, hazards);
const sensitiveProbes = probes(sensitiveKinds, sensitive);

function probes<Kind extends string>(kinds: readonly Kind[], lexicon: Lexicon<Kind>): Probe<Kind>[] {
  const list: Probe<Kind>[] = [];
  for (const kind of kinds)
    for (const language of ['en', 'zh', 'bg'] as const) {
      const alternatives = lexicon[kind][language];
      if (alternatives) list.push({ kind, language, expression: compiled(language, alternatives) });
    }
  return list;
}

/**
 * Looks for danger and for matters that only a person may answer, in English, Chinese and Bulgarian whatever the
 * declared language. A word of danger that is directly denied ("no smoke", 没有冒烟, "няма дим") does not count, unless the
 * danger is only over by now; anything less direct does count. O(length of the text).
 */
export function gate(text: string): Gate {
  const folded = fold(text);
  const found = hazardProbes.flatMap(probe =>
    hits(folded, probe, match => !denied(folded.text, match, probe.language)),
  );
  const matters = sensitiveProbes.flatMap(probe => hits(folded, probe, () => true));
  const shout = shouting(text);
  if (shout) matters.push(shout);
  const pressing = first(matters, 'self-harm') ?? found[0] ?? first(matters, 'safety-bypass') ?? matters[0];
  return { safety: found.length > 0, hazards: found, sensitive: matters, handOver: pressing?.kind ?? null };
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
  for (const match of folded.text.matchAll(expression)) {
    const at = { start: match.index, end: match.index + match[0].length };
    if (!counts(at)) continue;
    return [{ kind, quote: quoteOf(folded, at.start, at.end), index: folded.starts[at.start] ?? 0 }];
  }
  return [];
}

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
