import { expect, it } from '@jest/globals';
import { oneEach } from './one-each';

it('shows an article once, in the reader’s language where it was found in it', () => {
  const rows = [
    { slug: 'fan', locale: 'zh' as const },
    { slug: 'oil', locale: 'bg' as const },
    { slug: 'fan', locale: 'en' as const },
    { slug: 'fan', locale: 'bg' as const },
  ];
  const shown = (locale: 'en' | 'zh' | 'bg') => oneEach(rows, locale).map(row => `${row.slug} ${row.locale}`);
  expect(shown('en')).toEqual(['fan en', 'oil bg']);
  expect(shown('zh')).toEqual(['fan zh', 'oil bg']);
  expect(shown('bg')).toEqual(['fan bg', 'oil bg']);
});
