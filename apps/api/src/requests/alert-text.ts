import type { Evidence } from '#contracts';

/** What a machine's report says: the alert's title, then each reading behind it with its limit and the site's time. */
export function alertText(
  { title, faultCode, evidence }: { title: string; faultCode: string | null; evidence: readonly Evidence[] },
  timeZone: string,
): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const lines = evidence.slice(0, 10).map(({ metric, value, limit, at }) => {
    const against = limit === null ? '' : ` (limit ${String(limit)})`;
    return `${metric} ${String(value)}${against}, ${time.format(new Date(at))}`;
  });
  return [faultCode ? `${title} [${faultCode}]` : title, ...lines].join('\n');
}
