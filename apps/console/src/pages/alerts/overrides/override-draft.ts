import type { NewRuleOverride, OverridableRule, OverrideScope, RuleOverride, Threshold } from '#contracts';
import type { PickerOption } from '../../parts/picker';
import { fieldText, numberOf, whole } from '../numbers';
import type { Problem } from '../rule-problem';

/** Whether the rule watches there: as further away, or other than that. */
export type Watch = 'as-rule' | 'on' | 'off';
export const watches = ['as-rule', 'on', 'off'] as const satisfies readonly Watch[];

/** An override as it stands in the editor; a number that is left empty stays as it is further away. */
export interface OverrideDraft {
  scope: OverrideScope;
  place: PickerOption | null;
  watch: Watch;
  /** By the key of the number. */
  numbers: Readonly<Record<string, string>>;
  seconds: string;
  /** The version that is replaced; null: a new one. */
  replaces: number | null;
}

/** What is wrong, at `place`, `seconds`, the key of a number, or at `nothing`: nothing differs. */
export type OverrideProblems = Readonly<Record<string, Problem>>;

/** One name for the same number of a rule, whatever it is there. */
export const keyOf = ({ severity, part, type, metric, op }: Omit<Threshold, 'value'>): string =>
  [severity ?? '', part, type, metric ?? '', op ?? ''].join(' ');

export const newOverride = (scope: OverrideScope, place: PickerOption | null = null): OverrideDraft => ({
  scope,
  place,
  watch: 'as-rule',
  numbers: {},
  seconds: '',
  replaces: null,
});

const watchOf = (active: boolean | null): Watch => (active === null ? 'as-rule' : active ? 'on' : 'off');

export const draftOf = (override: RuleOverride): OverrideDraft => ({
  scope: override.scope,
  place: { id: override.scopeId, name: override.scopeName },
  watch: watchOf(override.active),
  numbers: Object.fromEntries(override.thresholds.map(one => [keyOf(one), fieldText(one.type, one.value)])),
  seconds: override.seconds === null ? '' : String(override.seconds),
  replaces: override.version,
});

/** The override that was meant, or what is wrong field by field. What the rule does not have any more is left out. */
export function overrideOf(
  { scope, place, watch, numbers, seconds: text, replaces }: OverrideDraft,
  rule: OverridableRule,
): { override: NewRuleOverride; problems: null } | { override: null; problems: OverrideProblems } {
  const problems: Record<string, Problem> = {};
  const thresholds = rule.thresholds.flatMap(one => {
    const typed = numbers[keyOf(one)]?.trim();
    if (!typed) return [];
    const value = numberOf(one.type, typed);
    if (typeof value !== 'string') return [{ ...one, value }];
    problems[keyOf(one)] = value;
    return [];
  });
  const lasts = rule.seconds !== null && text.trim() !== '';
  const seconds = lasts ? whole(text, 1, 86_400) : null;
  if (lasts && seconds === null) problems['seconds'] = 'seconds';
  if (!place) problems['place'] = 'required';
  const active = watch === 'as-rule' ? null : watch === 'on';
  const isEmpty = thresholds.length === 0 && seconds === null && active === null;
  if (isEmpty && Object.keys(problems).every(field => field === 'place')) problems['nothing'] = 'nothing';
  if (!place || Object.keys(problems).length > 0) return { override: null, problems };
  return { override: { scope, scopeId: place.id, thresholds, seconds, active, replaces }, problems: null };
}

export interface Parts {
  /** What differs from the rule: its number, and the one that counts there. */
  numbers: readonly { rule: Threshold; here: Threshold }[];
  seconds: { rule: number; here: number } | null;
  /** What the rule has lost since: it changes nothing. */
  lostNumbers: readonly Threshold[];
  lostSeconds: number | null;
}

/** An override beside what the rule is now. */
export function partsOf({ thresholds, seconds }: RuleOverride, rule: OverridableRule): Parts {
  const own = new Map(rule.thresholds.map(one => [keyOf(one), one]));
  const isLost = seconds !== null && rule.seconds === null;
  return {
    numbers: thresholds.flatMap(here => {
      const known = own.get(keyOf(here));
      return known ? [{ rule: known, here }] : [];
    }),
    seconds: seconds !== null && rule.seconds !== null ? { rule: rule.seconds, here: seconds } : null,
    lostNumbers: thresholds.filter(one => !own.has(keyOf(one))),
    lostSeconds: isLost ? seconds : null,
  };
}

/** The override without what the rule has lost, to be written anew; null: nothing is left of it. */
export function withoutLost(
  override: RuleOverride,
  rule: OverridableRule,
): Omit<NewRuleOverride, 'replaces'> | null {
  const { scope, scopeId, active } = override;
  const { numbers, seconds } = partsOf(override, rule);
  if (numbers.length === 0 && seconds === null && active === null) return null;
  const thresholds = numbers.map(({ here }) => here);
  return { scope, scopeId, thresholds, seconds: seconds?.here ?? null, active };
}
