import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RuleObject, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import consoleWords from '../../apps/console/src/i18n/en';
import fieldWords from '../../apps/field/src/i18n/en';
import portalWords from '../../apps/portal/src/i18n/en';
import sharedWords from '../../libs/ui/i18n/messages/en';
import { until } from './journey';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** First parts of all keys: "dispatch.verdict.wait" on a screen is a word that nobody wrote. */
const groups = new Set(
  [consoleWords, fieldWords, portalWords, sharedWords].flatMap(words =>
    Object.keys(words).map(key => key.split('.')[0] ?? ''),
  ),
);
const rawKey = new RegExp(
  `(?<![@\\w./-])(?:${[...groups].join('|')})\\.[A-Za-z][\\w-]*(?:\\.[\\w-]+)*`,
  'gu',
);

/** Loaded: no placeholder is left, and what moves has come to rest. */
export async function settled(page: Page): Promise<void> {
  await until(
    `${page.url()} to be loaded`,
    () =>
      page.evaluate(
        () =>
          document.querySelector('#root')?.childElementCount !== 0 &&
          document.querySelectorAll('.co-skeleton, [aria-busy="true"]').length === 0 &&
          (document.querySelector('main, [role=main], form, h1') !== null || document.body.innerText !== ''),
      ),
    20,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** What keeps somebody from using the page: each as "rule: element". Only colours, where only colours differ. */
export async function barriers(page: Page, rules: 'all' | 'colours'): Promise<string[]> {
  await page.evaluate(axeSource);
  // What passes is counted, not described: half of the time of a page.
  const options: RunOptions = { resultTypes: ['violations'] };
  if (rules === 'colours') options.runOnly = { type: 'rule', values: ['color-contrast'] };
  // Nor is asked what no rule calls more than moderate: half of the rest.
  else options.rules = await page.evaluate<RuleObject>(lesserRules);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
}

/** A rule's impact is that of everything it finds. */
const lesserRules = `Object.fromEntries(
  axe._audit.rules
    .filter(({ impact }) => impact === 'minor' || impact === 'moderate')
    .map(({ id }) => [id, { enabled: false }]),
)`;

/** Keys of texts that are shown instead of the texts. */
export async function missingWords(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const attributes = ['aria-label', 'title', 'placeholder', 'alt'].flatMap(name =>
      [...document.querySelectorAll(`[${name}]`)].map(element => element.getAttribute(name) ?? ''),
    );
    return [document.body.innerText, ...attributes].join('\n');
  });
  return [...new Set(shown.match(rawKey))];
}

/** By how many pixels the page is wider than its window: a phone would let it slide sideways. */
export async function overflow(page: Page): Promise<number> {
  // Not window.innerWidth: a phone makes that as wide as what sticks out.
  const width = page.viewportSize()?.width ?? 0;
  return page.evaluate(wanted => Math.max(0, document.documentElement.scrollWidth - wanted), width);
}

/** Walks with Tab; answers with what had the focus without showing it. */
export async function hiddenFocus(page: Page, steps: number): Promise<string[]> {
  const hidden: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return null;
      const shows = (element: Element | null): boolean => {
        if (!element) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
      };
      // A control may show its focus on what stands for it: its face, the label around it, the element after it.
      const { firstElementChild, parentElement, nextElementSibling } = focused;
      return [focused, firstElementChild, parentElement, nextElementSibling].some(shows)
        ? null
        : focused.outerHTML.slice(0, 160);
    });
    if (found) hidden.push(found);
  }
  return hidden;
}
