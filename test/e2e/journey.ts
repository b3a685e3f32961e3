import { it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { Browsers } from './browser';
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until there is an answer. @throws after `seconds`, with what was waited for */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  seconds = 10,
): Promise<T> {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(40)) {
    const found = await ask();
    if (found) return found;
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}

/** Tells on the terminal what was measured on the way: no limit depends on it but those that a spec names. */
export const say = (text: string): void => void process.stderr.write(`  e2e: ${text}\n`);

/**
 * Does something on one screen and sees it on the others, none of which is reloaded.
 * The limit is patient, for a busy machine; what it really took is told.
 * @returns ms from the end of the act until the last screen showed it
 */
export async function follows(
  what: string,
  act: () => Promise<unknown>,
  seen: readonly Locator[],
  withinMs = 10_000,
): Promise<number> {
  const early = seen.map(locator => locator.isVisible());
  if ((await Promise.all(early)).some(Boolean))
    throw new Error(`${what}: was on a screen before it happened`);
  await act();
  const begun = performance.now();
  await Promise.all(seen.map(locator => locator.first().waitFor({ timeout: withinMs })));
  const ms = Math.round(performance.now() - begun);
  say(`${what}: on ${seen.length} other screens after ${ms} ms`);
  return ms;
}

/**
 * The steps of one journey, in their order: after one that failed the rest fail at once, and what everybody had on the
 * screen then is in test-results/.
 */
export function journey(
  name: string,
  browsers: () => Browsers | undefined,
): (title: string, step: () => Promise<void>) => void {
  let broken: string | null = null;
  return (title, step) =>
    it(title, async () => {
      if (broken !== null) throw new Error(`not reached: "${broken}" failed`);
      try {
        await step();
      } catch (error) {
        broken = title;
        await browsers()?.photograph(name);
        throw error;
      }
    });
}
