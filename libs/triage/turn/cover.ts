import type { Heard } from './hear';
import { coverageClaims } from './known';
import type { Known } from './known';
import type { TurnClaim, TurnDecision } from './model';
import { quoteFor, wordsOf } from './words';

const r = String.raw;

/** The customer asks who pays, or what it costs. A dispute about a bill is another matter, and the gate's. */
const coverWords = wordsOf({
  en: [
    r`(?:is|are|be|isn['’]?t|it['’]?s|still) (?:\p{L}+ ){0,4}(?:covered|insured)`,
    r`(?:in|under|within|out of|still in|have|has|any|the|a|your|our|of) (?:warrant(?:y|ee)|guarantee)`,
    r`(?:warrant(?:y|ee)|guarantee) (?:cover\p{L}*|pay\p{L}*|still|expire\p{L}*|run\p{L}*|end\p{L}*|valid|left|period|status)`,
    r`(?:how much|what) (?:\p{L}+ ){0,5}(?:costs?|pay|price)`,
    r`how much (?:\p{L}+ ){0,4}charge`,
    r`(?:how much|what) (?:is|are|would|will)(?: \p{L}+){0,3} (?:call[- ]?out|visit|repair|fee)`,
    r`who(?:['’]?s| is| will| would| has)?(?: \p{L}+){0,2} pay(?:s|ing)?`,
    r`(?:do|must|will|would|should) (?:we|i) (?:have to |need to |be )?(?:pay|charged|billed)`,
    r`free of charge|(?:is|be) (?:it|this|that|the repair|the visit) (?:for )?free`,
  ],
  zh: [
    '保修|质保|保固|三包',
    '[在过出]保(?![护持养])',
    '保[内外](?!部)',
    '多少钱|怎么收费|收不收费|要不要钱|要收费|收费吗|要钱吗|免费吗|是不是免费|费用(?:是|多少|谁|怎么|由)',
    '谁(?:来)?(?:付|出|承担).{0,2}(?:钱|费)|谁付钱|谁出钱|(?:要|需要)(?:我们|我)?(?:付|出|花)(?:钱|费|多少)',
  ],
  bg: [
    r`гаранци\p{L}*`,
    r`(?:колко|какво|каква)(?: \p{L}+){0,4} (?:струва|струват|цена\p{L}*|плат\p{L}*|плащ\p{L}*|такса\p{L}*|излиза|излезе)`,
    r`кой(?: \p{L}+){0,2} (?:плаща|плати|поема)`,
    r`(?:ще |трябва да |да ли |дали )(?:\p{L}+ ){0,2}(?:платим|платя|плащаме|плащам)`,
    r`безплат\p{L}*`,
    r`покрива (?:ли )?се|покрито ли е`,
  ],
});

export function asksAboutCover({ text }: Heard): boolean {
  return text !== null && quoteFor(coverWords, text) !== null;
}

/**
 * Beside whatever the turn decides: what stands on record about who pays, or that nothing does. Danger and persons come without
 * it, and a visit that is proposed says it anyway.
 */
export function withCover(known: Known, decision: TurnDecision): TurnDecision {
  if (decision.action === 'hand_over' || !asksAboutCover(known.heard)) return decision;
  const told: TurnClaim[] = coverageClaims(known);
  const others = decision.claims.filter(one => one.source !== 'coverage');
  return { ...decision, cover: told.length > 0 ? 'on-record' : 'unrecorded', claims: [...others, ...told] };
}
