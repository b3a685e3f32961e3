export const locales = ['en', 'zh', 'bg'] as const;
export type Locale = (typeof locales)[number];

export const localeNames: Record<Locale, string> = { en: 'English', zh: '中文', bg: 'Български' };

/** The BCP 47 tag given to Intl and to <html lang>. British English: a day comes before its month, as at the sites. */
export const localeTags: Record<Locale, string> = { en: 'en-GB', zh: 'zh-CN', bg: 'bg-BG' };

const storageKey = 'callout.locale';

export const isLocale = (value: unknown): value is Locale => locales.some(locale => locale === value);

export function storedLocale(): Locale | undefined {
  try {
    const stored = localStorage.getItem(storageKey);
    return isLocale(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

export function storeLocale(locale: Locale): void {
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    // Storage can be forbidden; the choice then lasts as long as the page.
  }
}

/** Explicit choice in this browser, then the person's setting, then what the browser asks for, then English. */
export function pickLocale(
  stored: Locale | undefined,
  person: Locale | undefined,
  browser: readonly string[],
): Locale {
  if (stored) return stored;
  if (person) return person;
  for (const tag of browser) {
    const language = tag.toLowerCase().split('-')[0];
    if (isLocale(language)) return language;
  }
  return 'en';
}
