import type { Locale } from '#contracts';

/** What the button for a person says, also before the assistant has written anything. */
export const personWanted: Record<Locale, string> = {
  en: 'Talk to a person',
  zh: '人工服务',
  bg: 'Разговор с човек',
};
