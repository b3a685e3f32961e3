/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LocaleSwitch } from '../components/choices';
import { createI18n, useRefusalText } from './i18n';

const { I18nProvider, useT } = createI18n({
  en: { 'day.left': '{count, plural, one {# visit left} other {# visits left}}' },
  zh: () => Promise.resolve({ default: { 'day.left': '剩余 {count} 次上门' } }),
  bg: () => Promise.reject(new Error('offline')),
});

function Demo(): ReactNode {
  const t = useT();
  return (
    <>
      <p>{t('day.left', { count: 2 })}</p>
      <p>{t('common.save')}</p>
      <p>{useRefusalText()('visit-overlaps')}</p>
      <LocaleSwitch />
    </>
  );
}

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the language of an app', () => {
  it('is there from the beginning where it is English, and what it says is rendered once', async () => {
    let rendered = 0;
    function Counted(): ReactNode {
      useT();
      rendered++;
      return null;
    }
    render(
      <I18nProvider personLocale="en">
        <Counted />
      </I18nProvider>,
    );
    await act(async () => {});
    expect(rendered).toBe(1);
  });

  it('is the person’s, until another is chosen here', async () => {
    render(
      <I18nProvider personLocale="zh">
        <Demo />
      </I18nProvider>,
    );
    expect(await screen.findByText('剩余 2 次上门')).toBeTruthy();
    expect(screen.getByText('保存')).toBeTruthy();
    expect(document.documentElement.lang).toBe('zh-Hans');
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'en' } });
    expect(await screen.findByText('2 visits left')).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('callout.locale')).toBe('en');
  });

  it('falls back to English when it cannot be fetched', async () => {
    render(
      <I18nProvider personLocale="bg">
        <Demo />
      </I18nProvider>,
    );
    expect(await screen.findByText('2 visits left')).toBeTruthy();
  });
});
