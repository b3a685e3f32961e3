import { createI18n } from '#ui';
import type { SharedKey } from '#ui';
import en from './en';

export const { I18nProvider, useT } = createI18n({
  en,
  zh: () => import('./zh'),
  bg: () => import('./bg'),
});

/** A key that `useT()` knows: one of the console's own or a shared one. */
export type TextKey = keyof typeof en | SharedKey;
