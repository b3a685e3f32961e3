import type { Article, Locale } from '#contracts';

/**
 * Every article once, where its first translation stands: in the reader's language if that was found, too, else as found. A search
 * goes through all languages, since a code or a name is the same in each.
 */
export function oneEach<T extends Pick<Article, 'slug' | 'locale'>>(rows: readonly T[], locale: Locale): T[] {
  const best = new Map<string, T>();
  for (const row of rows) {
    const kept = best.get(row.slug);
    if (!kept || (kept.locale !== locale && row.locale === locale)) best.set(row.slug, row);
  }
  return [...best.values()];
}
