import type { Reason } from '#contracts';
import type { TextKey } from '../../i18n';

type Params = Reason['params'];
type ReasonKey = Extract<TextKey, `reason.${string}`>;

const has = (params: Params, name: string): boolean => params[name] !== undefined && params[name] !== '';
const number = (params: Params, name: string): number => Number(params[name] ?? 0);

/** One code of the planner says several things, depending on its parameters: each gets a sentence of its own. */
const variants: Readonly<Record<string, (reason: Reason) => ReasonKey>> = {
  'skill-match': () => 'reason.skill-match',
  'skill-missing': ({ params }) => (number(params, 'has') > 0 ? 'reason.skill-low' : 'reason.skill-missing'),
  'certificate-expired': ({ params }) =>
    has(params, 'validUntil') ? 'reason.certificate-expired' : 'reason.certificate-missing',
  'off-shift': ({ params }) => {
    if (has(params, 'days')) return 'reason.off-shift-days';
    return has(params, 'start') ? 'reason.off-shift' : 'reason.off-shift-none';
  },
  'on-leave': ({ params }) => (has(params, 'days') ? 'reason.on-leave-days' : 'reason.on-leave'),
  'no-gap': () => 'reason.no-gap',
  overlap: () => 'reason.overlap',
  'start-past': () => 'reason.start-past',
  'travel-short': ({ params }) => {
    if (params.from === 'home') return 'reason.travel-short-home';
    if (params.from === 'job') return 'reason.travel-short-job';
    return params.from === 'visit' ? 'reason.travel-short-visit' : 'reason.travel-short-position';
  },
  break: () => 'reason.break',
  'closed-site': ({ params }) => (has(params, 'start') ? 'reason.closed-site' : 'reason.closed-site-none'),
  near: () => 'reason.near',
  far: () => 'reason.far',
  'load-light': ({ params }) => (number(params, 'visits') === 0 ? 'reason.load-none' : 'reason.load-light'),
  'load-heavy': () => 'reason.load-heavy',
  'promised-window-kept': () => 'reason.promised-window-kept',
  'promised-window-missed': ({ params }) =>
    params.side === 'early' ? 'reason.promised-window-early' : 'reason.promised-window-late',
  'preferred-window-kept': () => 'reason.preferred-window-kept',
  'preferred-window-missed': () => 'reason.preferred-window-missed',
  'sla-slack': ({ params }) => (number(params, 'minutes') < 0 ? 'reason.sla-late' : 'reason.sla-slack'),
  'preferred-engineer': () => 'reason.preferred-engineer',
  'excluded-engineer': () => 'reason.excluded-engineer',
  territory: ({ kind }) => (kind === 'for' ? 'reason.territory-own' : 'reason.territory-other'),
  'knows-unit': () => 'reason.knows-unit',
  overtime: ({ params }) => (has(params, 'agreed') ? 'reason.overtime-agreed' : 'reason.overtime'),
  rest: () => 'reason.rest',
  pace: ({ kind }) => (kind === 'for' ? 'reason.pace-quick' : 'reason.pace-slow'),
  inactive: () => 'reason.inactive',
  'other-partner': () => 'reason.other-partner',
};

/** Codes that have a sentence; a spec compares them with the planner's. */
export const knownReasons: readonly string[] = Object.keys(variants);

/** How numbers and times of a reason are said in the reader's language. */
export interface ReasonWords {
  text: (key: ReasonKey, params: Record<string, string | number>) => string;
  skill: (code: string) => string;
  window: (start: string, end: string) => string;
  duration: (minutes: number) => string;
  distance: (km: number) => string;
  date: (date: string) => string;
}

/** A reason of the planner as one sentence. A code that this version does not know is still named, never hidden. */
export function reasonSentence(reason: Reason, words: ReasonWords): string {
  const { code, params } = reason;
  const key = variants[code]?.(reason);
  if (!key) return words.text('reason.unknown', { code });
  const said: Record<string, string | number> = { ...params };
  if (has(params, 'start'))
    said.window = words.window(String(params.start), String(params.end ?? params.start));
  if (has(params, 'minutes')) said.duration = words.duration(Math.abs(number(params, 'minutes')));
  if (has(params, 'agreed')) said.agreed = words.duration(number(params, 'agreed'));
  if (has(params, 'rest')) said.rest = words.duration(number(params, 'rest'));
  if (has(params, 'usualMinutes')) said.usual = words.duration(number(params, 'usualMinutes'));
  if (has(params, 'km')) said.distance = words.distance(number(params, 'km'));
  if (has(params, 'travelMinutes')) said.travel = words.duration(number(params, 'travelMinutes'));
  if (has(params, 'availableMinutes')) said.available = words.duration(number(params, 'availableMinutes'));
  if (has(params, 'missingMinutes')) said.missing = words.duration(number(params, 'missingMinutes'));
  if (has(params, 'skill')) said.skill = words.skill(String(params.skill));
  if (has(params, 'skills')) said.skills = String(params.skills).split(', ').map(words.skill).join(', ');
  if (has(params, 'validUntil')) said.validUntil = words.date(String(params.validUntil));
  return words.text(key, said);
}

const order: Record<Reason['kind'], number> = { blocking: 0, against: 1, for: 2 };

/** What forbids first, then what speaks against it, then what speaks for it. */
export const byWeight = (reasons: readonly Reason[]): Reason[] =>
  [...reasons].sort((a, b) => order[a.kind] - order[b.kind]);
