import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Locale } from './locale';
import { isLocale, localeTags, pickLocale, storedLocale, storeLocale } from './locale';
import type { MessageParams } from './message-format';
import { formatMessage } from './message-format';
import shared from './messages/en';

export type Dictionary = Readonly<Record<string, string>>;
export type SharedKey = keyof typeof shared;
/** What a translation file must satisfy: `export default {...} satisfies Translation<typeof en>`. */
export type Translation<En extends Dictionary> = Record<keyof En, string>;

type Loaded = { default: Dictionary };
/** English is in the bundle; the other languages are fetched when chosen. */
export interface Messages<En extends Dictionary> {
  en: En;
  zh: () => Promise<{ default: Record<keyof En, string> }>;
  bg: () => Promise<{ default: Record<keyof En, string> }>;
}
export type Translate<Key extends string> = (key: Key, params?: MessageParams) => string;

interface I18n {
  locale: Locale;
  choose: (locale: Locale) => void;
  translate: (key: string, params?: MessageParams) => string;
}

const Context = createContext<I18n>({
  locale: 'en',
  choose: () => undefined,
  translate: (key, params) => formatMessage('en-GB', (shared as Dictionary)[key] ?? key, params),
});

const sharedLoaders: Record<Exclude<Locale, 'en'>, () => Promise<Loaded>> = {
  zh: () => import('./messages/zh'),
  bg: () => import('./messages/bg'),
};

async function load(locale: Locale, messages: Messages<Dictionary>): Promise<Dictionary> {
  if (locale === 'en') return { ...shared, ...messages.en };
  const [common, own] = await Promise.all([sharedLoaders[locale](), messages[locale]()]);
  return { ...shared, ...messages.en, ...common.default, ...own.default };
}

export interface I18nProviderProps {
  /** The signed-in person's setting; an explicit choice in this browser wins over it. */
  personLocale?: Locale | undefined;
  children: ReactNode;
}

/**
 * Binds the messages of one app to the shared ones. Call once per app:
 * `export const { I18nProvider, useT } = createI18n({ en, zh: () => import('./zh'), bg: () => import('./bg') })`.
 */
export function createI18n<const En extends Dictionary>(
  messages: Messages<En>,
): {
  I18nProvider: (props: I18nProviderProps) => ReactNode;
  useT: () => Translate<(keyof En & string) | SharedKey>;
} {
  function I18nProvider({ personLocale, children }: I18nProviderProps): ReactNode {
    const [chosen, setChosen] = useState(storedLocale);
    const locale = pickLocale(
      chosen,
      personLocale,
      typeof navigator === 'undefined' ? [] : navigator.languages,
    );
    const [loaded, setLoaded] = useState<{ locale: Locale; dictionary: Dictionary } | null>(() =>
      locale === 'en' ? { locale, dictionary: { ...shared, ...messages.en } } : null,
    );

    const known = loaded?.locale;
    useEffect(() => {
      // English is there from the beginning: to set it again would render the whole app twice.
      if (known === locale) return undefined;
      let current = true;
      void load(locale, messages)
        // A language that cannot be fetched (offline, before it was ever used) must not leave an empty page.
        .catch(() => ({ ...shared, ...messages.en }))
        .then(dictionary => {
          if (current) setLoaded({ locale, dictionary });
        });
      return () => {
        current = false;
      };
    }, [locale, known]);

    useEffect(() => {
      if (loaded) document.documentElement.lang = loaded.locale === 'zh' ? 'zh-Hans' : loaded.locale;
    }, [loaded]);

    useEffect(() => {
      const follow = (event: StorageEvent): void => {
        if (event.key === 'callout.locale' && isLocale(event.newValue)) setChosen(event.newValue);
      };
      addEventListener('storage', follow);
      return () => removeEventListener('storage', follow);
    }, []);

    const choose = useCallback((next: Locale) => {
      storeLocale(next);
      setChosen(next);
    }, []);

    const value = useMemo<I18n | null>(() => {
      if (!loaded) return null;
      const tag = localeTags[loaded.locale];
      return {
        locale: loaded.locale,
        choose,
        translate: (key, params) => formatMessage(tag, loaded.dictionary[key] ?? key, params),
      };
    }, [loaded, choose]);

    return value ? <Context.Provider value={value}>{children}</Context.Provider> : null;
  }

  return { I18nProvider, useT: () => useContext(Context).translate };
}

export function useLocale(): { locale: Locale; choose: (locale: Locale) => void } {
  const { locale, choose } = useContext(Context);
  return { locale, choose };
}

/** Shared messages only; works without a provider (in English), so that the parts of libs/ui can be tested alone. */
export function useSharedT(): Translate<SharedKey> {
  return useContext(Context).translate;
}

/** A key put together from data (`state.visit.` + status): the text, or the last part of the key made readable. */
export function useDynamicT(): (prefix: string, value: string) => string {
  const { translate } = useContext(Context);
  return useCallback(
    (prefix, value) => {
      const key = `${prefix}.${value}`;
      const text = translate(key);
      return text === key ? value.replace(/[_-]/g, ' ') : text;
    },
    [translate],
  );
}

/** Text of a refusal in the reader's language, and a general sentence for a code that this version does not know. */
export function useRefusalText(): (code: string) => string {
  const { translate } = useContext(Context);
  return useCallback(code => refusalText(translate, code), [translate]);
}

export function refusalText(translate: (key: string) => string, code: string): string {
  const key = `refusal.${code}`;
  const text = translate(key);
  return text === key ? translate('refusal.general') : text;
}
