import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '#contracts';
import { unpackedChromium } from './chromium';

export type Screen = 'desk' | 'phone';
const screens = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const;

export interface PersonOptions {
  screen?: Screen;
  locale?: 'en-GB' | 'zh-CN' | 'bg-BG';
  dark?: boolean;
  /** The language chosen in this browser: wins over the account's. */
  speaks?: Locale;
}

/** One browser for a spec file; every person in it has cookies, storage and screen of the own. */
export class Browsers {
  private constructor(
    private readonly browser: Browser,
    private readonly baseURL: string,
  ) {}

  static async open(baseURL: string): Promise<Browsers> {
    const { executablePath, environment } = await unpackedChromium();
    const browser = await chromium.launch({
      executablePath,
      env: environment,
      // As root, and in a container with a small /dev/shm. None of the flags that loosen the web's own rules.
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
      timeout: 30_000,
    });
    return new Browsers(browser, baseURL);
  }

  /** A new person with an empty page; what the browser complains of is kept in `complaints`. */
  async person({
    screen = 'desk',
    locale = 'en-GB',
    dark = false,
    speaks,
  }: PersonOptions = {}): Promise<Visitor> {
    const context = await this.browser.newContext({
      ...screens[screen],
      baseURL: this.baseURL,
      locale,
      timezoneId: 'Europe/Sofia',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      geolocation: { latitude: 42.6977, longitude: 23.3219 },
      permissions: ['geolocation'],
    });
    context.setDefaultTimeout(15_000);
    if (speaks) await context.addInitScript(chosen => localStorage.setItem('callout.locale', chosen), speaks);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(error.stack ?? error.message));
    page.on('console', message => {
      // What the policy of the server refuses is a bug of ours; an answer 4xx is part of many a journey.
      if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
        complaints.push(message.text());
    });
    return { context, page, complaints };
  }

  /** What everybody sees at this moment, for who has to find out why a journey failed. */
  async photograph(name: string): Promise<void> {
    const folder = fileURLToPath(new URL('../../test-results', import.meta.url));
    await mkdir(folder, { recursive: true });
    const pages = this.browser.contexts().flatMap(context => context.pages());
    for (const [index, page] of pages.entries())
      await page
        .screenshot({ path: join(folder, `${name}-${index + 1}.png`), timeout: 5_000 })
        .catch(() => undefined);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Uncaught errors and breaches of the content policy. */
  complaints: readonly string[];
}

/** Fills in the form that stands on the page, in whatever language, as the person of a demo account. */
export async function signIn(page: Page, account: string, address = '/console/'): Promise<void> {
  await page.goto(address);
  const form = page.locator('form');
  await form.locator('input[type=email]').fill(`${account}@demo.callout`);
  await form.locator('input[type=password]').fill('callout-demo');
  await form.locator('button[type=submit]').click();
  // The page behind may ask for a password, too: settings do.
  const both = form.filter({ has: page.locator('input[type=email]') });
  await both.filter({ has: page.locator('input[type=password]') }).waitFor({ state: 'detached' });
}
