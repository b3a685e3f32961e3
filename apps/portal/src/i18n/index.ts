import { createI18n } from '#ui';
import en from './en';

export const { I18nProvider, useT } = createI18n({
  en,
  zh: () => import('./zh'),
  bg: () => import('./bg'),
});
