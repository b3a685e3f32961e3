import type { TextKey } from '../../../i18n';

const known = {
  'promised-elsewhen': 'planDay.why.promised-elsewhen',
  'preferred-later': 'planDay.why.preferred-later',
  'promise-missed': 'planDay.why.promise-missed',
  'promise-closed': 'planDay.why.promise-closed',
  'site-closed': 'planDay.why.site-closed',
  'promise-too-tight': 'planDay.why.promise-too-tight',
  'nobody-works': 'planDay.why.nobody-works',
  'skill-missing': 'planDay.why.skill-missing',
  excluded: 'planDay.why.excluded',
  'skilled-away': 'planDay.why.skilled-away',
  rest: 'planDay.why.rest',
  'overtime-only': 'planDay.why.overtime-only',
  'out-of-reach': 'planDay.why.out-of-reach',
  'no-room': 'planDay.why.no-room',
} as const satisfies Record<string, TextKey>;

const isKnown = (code: string): code is keyof typeof known => code in known;

/** A code that this version does not know is still named, never hidden. */
export const whyKey = (code: string): TextKey => (isKnown(code) ? known[code] : 'reason.unknown');
