import { testApp } from '../app';
import type { TestApp } from '../app';
import { issueBadges } from '../rules/matrix/callers';
import type { Badges, CallerName } from '../rules/matrix/callers';
import { makeCompany } from './company';
import type { Company } from './company';
import { raw } from './raw';
import type { RawAnswer, RawCall } from './raw';

/** A running api with one manufacturer in it, and a way to call it as anybody, in any form. */
export interface House {
  api: TestApp;
  company: Company;
  badges: Badges;
  as(caller: CallerName, call: RawCall): Promise<RawAnswer>;
  /** By the manager, below /api. */
  get(path: string): Promise<RawAnswer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<RawAnswer>;
}

export async function openHouse(environment: Record<string, string> = {}): Promise<House> {
  const api = await testApp({ CALLOUT_LOG: 'silent', ...environment });
  const company = await makeCompany(api.db.database, 'Haoyang');
  const badges = await issueBadges(api.db.database, company);
  const as: House['as'] = (caller, call) => {
    const headers = { 'content-type': 'application/json', ...badges.next(caller).headers, ...call.headers };
    return raw(api.url, { ...call, headers });
  };
  return {
    api,
    company,
    badges,
    as,
    get: path => as('manager', { path: `/api${path}` }),
    post: (path, body, headers = {}) =>
      as('manager', { method: 'POST', path: `/api${path}`, body: JSON.stringify(body), headers }),
  };
}

export const newOrderIn = ({ north }: Company) => ({
  equipmentId: north.ids.equipment,
  title: 'Look after it',
});

export const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** Asks until it is answered so, for ten seconds at most, and returns the last answer. */
export async function until(status: number, ask: () => Promise<RawAnswer>): Promise<RawAnswer> {
  const begun = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer.status === status || performance.now() - begun > 10_000) return answer;
    await sleep(100);
  }
}
