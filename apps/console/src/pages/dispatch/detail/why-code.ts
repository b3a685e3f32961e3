import type { TextKey } from '../../../i18n';

const known = {
  opens: 'answers.why.opens',
  'visit-before': 'answers.why.visit-before',
  'break-before': 'answers.why.break-before',
  start: 'answers.why.start',
  could: 'answers.why.could',
  preferred: 'answers.why.preferred',
  begins: 'answers.why.begins',
  'by-hand': 'answers.why.by-hand',
  full: 'answers.why.full',
  reach: 'answers.why.reach',
  window: 'answers.why.window',
  'site-opens': 'answers.why.site-opens',
  'site-hours': 'answers.why.site-hours',
  'site-closed': 'answers.why.site-closed',
  off: 'answers.why.off',
  skill: 'answers.why.skill',
  excluded: 'answers.why.excluded',
  company: 'answers.why.company',
  other: 'answers.why.other',
} as const satisfies Record<string, TextKey>;

const isKnown = (code: string): code is keyof typeof known => code in known;

/** A code that this version does not know is still named, never hidden. */
export const whyCode = (code: string): TextKey => (isKnown(code) ? known[code] : 'reason.unknown');
