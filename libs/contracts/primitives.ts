import { z } from 'zod';

export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** ISO 8601 with offset or Z, in the years 1 to 9999; the server always answers UTC. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine(isMoment, { error: 'not a moment of the years 1 to 9999' });
export type Instant = z.infer<typeof Instant>;

/** What has the form of one may still be none: year 0 there is not, and nowhere is it more than 14 hours from Greenwich. */
function isMoment(text: string): boolean {
  const at = new Date(text);
  const year = at.getUTCFullYear();
  const [, hours = '0', minutes = '0'] = /[+-](\d\d):?(\d\d)?$/.exec(text) ?? [];
  return year >= 1 && year <= 9_999 && Number(hours) * 60 + Number(minutes) <= 14 * 60;
}

export const Locale = z.enum(['en', 'zh', 'bg']);
export type Locale = z.infer<typeof Locale>;

/** IANA name, e.g. Europe/Sofia. */
export const TimeZone = z.string().min(1).max(64).refine(isTimeZone, { error: 'not an IANA time zone' });
export type TimeZone = z.infer<typeof TimeZone>;

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** WGS-84 degrees. Maps convert at the tile boundary only. */
export const Position = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) });
export type Position = z.infer<typeof Position>;

/** One text in the languages of the product; English is always there. */
export const MetricKey = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,63}$/);

export const LocalText = z.object({
  en: z.string().min(1).max(2_000),
  zh: z.string().max(2_000).optional(),
  bg: z.string().max(2_000).optional(),
});
export type LocalText = z.infer<typeof LocalText>;

export const localized = (text: LocalText, locale: Locale): string => text[locale] ?? text.en;

export const Urgency = z.enum(['critical', 'high', 'normal', 'low']);
export type Urgency = z.infer<typeof Urgency>;

/** Optimistic concurrency: the client sends back the version that it saw. A 32-bit column. */
export const Version = z.number().int().positive().max(2_147_483_647);
export type Version = z.infer<typeof Version>;

export const TimeWindow = z
  .object({ start: Instant, end: Instant })
  .refine(w => Date.parse(w.start) < Date.parse(w.end), { error: 'start must be before end', path: ['end'] });
export type TimeWindow = z.infer<typeof TimeWindow>;

/** When the customer had rather have the work begin. No promise: it is kept where that costs little. */
export const PreferredWindows = z.array(TimeWindow).max(4);

/** Minutes after midnight; an end that is not after its start is on the next day. 1 is Monday. */
export const HoursWindow = z.object({
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: z.number().int().min(0).max(1_439),
  to: z.number().int().min(1).max(1_440),
});
export type HoursWindow = z.infer<typeof HoursWindow>;

const pageShape = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};

/** Query of a list: cursor paging, a sort from a closed set (`-name` descends) and the list's own filters. */
export const listQuery = <F extends z.ZodRawShape, const S extends readonly [string, ...string[]]>(
  sorts: S,
  filters: F,
) => z.object({ ...pageShape, sort: z.enum(sorts).optional(), ...filters });

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export type Page<T> = { items: T[]; nextCursor: string | null };

export const IdParams = z.object({ id: Id });
export type IdParams = z.infer<typeof IdParams>;
export const ShortText = z.string().trim().min(1).max(200);
export type ShortText = z.infer<typeof ShortText>;
export const LongText = z.string().trim().min(1).max(4_000);
export type LongText = z.infer<typeof LongText>;
export const Empty = z.object({});

/** A query flag: ?open=true */
export const Flag = z.enum(['true', 'false']).transform(value => value === 'true');
/** One value or a comma-separated list of them: ?status=open,linked */
export const listOf = <T extends z.ZodEnum>(item: T) =>
  z
    .string()
    .max(1_000)
    .transform((text, context): z.output<T>[] => {
      const parsed = z
        .array(item)
        .min(1)
        .max(50)
        .safeParse(text.split(',').filter(part => part !== ''));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: `one or more of ${item.options.join(', ')}` });
      return z.NEVER;
    });
