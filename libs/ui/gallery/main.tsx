/**
 * Every part of libs/ui on one page, to look at: `npx vite libs/ui/gallery`, then
 * `/?theme=dark&locale=zh&roomy=1&view=parts|console|phone|map|chart`. Not part of any build.
 */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProvider, createClient, createI18n, ToastProvider, isLocale } from '../index';
import { ChartView } from './chart-view';
import { MapView } from './map-view';
import { Parts } from './parts';

const wanted = new URLSearchParams(location.search);
const theme = wanted.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
if (wanted.has('roomy')) document.documentElement.dataset.density = 'roomy';
const locale = wanted.get('locale');

const view = wanted.get('view');

function View(): ReactNode {
  if (view === 'map') return <MapView count={Number(wanted.get('count') ?? 160)} height="100dvh" />;
  return view === 'chart' ? <ChartView /> : <Parts />;
}

const none = { default: {} };
const { I18nProvider } = createI18n({
  en: {},
  zh: () => Promise.resolve(none),
  bg: () => Promise.resolve(none),
});
const client = createClient({ routes: {} });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
createRoot(root).render(
  <ApiProvider client={client}>
    <I18nProvider personLocale={isLocale(locale) ? locale : 'en'}>
      <ToastProvider>
        <View />
      </ToastProvider>
    </I18nProvider>
  </ApiProvider>,
);
