import type { ReactNode } from 'react';
import { useLocale, useSharedT } from '../i18n/i18n';
import { localeNames, locales, isLocale } from '../i18n/locale';
import type { Locale } from '../i18n/locale';
import { useTheme } from '../theme/theme';
import { Select } from './field';
import { SegmentedControl } from './segmented';

/** Language of the interface. `onChoose` lets the app keep it in the person's settings too. */
export function LocaleSwitch({ onChoose }: { onChoose?: (locale: Locale) => void }): ReactNode {
  const { locale, choose } = useLocale();
  const t = useSharedT();
  return (
    <Select
      aria-label={t('common.language')}
      value={locale}
      options={locales.map(value => ({ value, label: localeNames[value] }))}
      onChange={event => {
        const { value } = event.target;
        if (!isLocale(value)) return;
        choose(value);
        onChoose?.(value);
      }}
    />
  );
}

export function ThemeSwitch({ iconOnly = true }: { iconOnly?: boolean }): ReactNode {
  const t = useSharedT();
  const { choice, choose } = useTheme();
  return (
    <SegmentedControl
      label={t('theme.title')}
      value={choice}
      onChange={choose}
      options={[
        { value: 'light', label: t('theme.light'), icon: 'sun', iconOnly },
        { value: 'dark', label: t('theme.dark'), icon: 'moon', iconOnly },
        { value: 'system', label: t('theme.system'), icon: 'system', iconOnly },
      ]}
    />
  );
}
