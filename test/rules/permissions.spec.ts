import { beforeAll, describe, expect, it } from '@jest/globals';
import { allows, isMutating, routes } from '#contracts';
import type { RouteName } from '#contracts';
import { Storage } from '../../apps/api/src/platform/storage';
import { testApp } from '../app';
import { atEnd } from '../database';
import type { TestDatabase } from '../database';
import { makeCompany } from '../world/company';
import type { Company } from '../world/company';
import { idPathsOf } from '../world/sample';
import { asOwner, fingerprint, mentionsOf } from '../world/traces';
import { callerOf, callers, issueBadges } from './matrix/callers';
import type { CallerName } from './matrix/callers';
import { bodiesOf, Calls, routeOf } from './matrix/calls';
import type { Answer } from './matrix/calls';
import { routeIds } from './matrix/route-ids';
import type { Relation, Tenants } from './matrix/things';

const isRouteName = (name: string): name is RouteName => name in routes;
const names = Object.keys(routeIds).filter(isRouteName);

let db: TestDatabase;
let tenants: Tenants;
let calls: Calls;
let before: Record<string, string>;

beforeAll(async () => {
  const { app, url, ...started } = await testApp({ CALLOUT_DEMO: 'on' });
  db = started.db;
  const company = await makeCompany(db.database, 'Haoyang');
  const foreign = await makeCompany(db.database, 'Ningbo');
  const badges = await issueBadges(db.database, company);
  tenants = { company, foreign, badges, foreignBadges: await issueBadges(db.database, foreign) };
  const storage = app.get(Storage, { strict: false });
  const { rows } = await asOwner(db.ownerUrl, owner =>
    owner.query<{ key: string }>('SELECT storage_key AS key FROM attachment'),
  );
  for (const { key } of rows) await storage.put(key, Buffer.from('bytes'), 'image/png');
  calls = await Calls.open(url, db.ownerUrl, tenants);
  atEnd(() => calls.close());
  before = await fingerprint(db.ownerUrl, foreign.organisationId);
});

/** What a visitor has only with a tracking link, not yet with a label. */
const needLink: readonly RouteName[] = [
  'tracking',
  'visitorAccept',
  'visitorDownload',
  'addToReport',
  'pressButton',
];
const reaches = (name: RouteName, caller: CallerName) => !(caller === 'label' && needLink.includes(name));

/** How an unknown thing is refused where neither 404 nor 422 would tell the caller more. */
const otherwise: Partial<Record<RouteName, readonly string[]>> = {
  // Whoever asks may invite into the own company only, whatever else there is.
  invite: ['forbidden'],
  triggerFault: ['simulator-away'],
};
const unknownCodes = ['not-found', 'reference-unknown'];

const isBy = (name: RouteName, variant: number, caller: CallerName): boolean =>
  bodiesOf(name)[variant]?.by?.includes(caller) ?? true;

/** Every id that a call of this route takes, by place. */
function placesOf(name: RouteName): { place: string; variant: number }[] {
  const { params = {} } = routeIds[name];
  return [
    ...Object.keys(params).map(param => ({ place: `params.${param}`, variant: 0 })),
    ...bodiesOf(name).flatMap(({ ids = {} }, variant) =>
      Object.keys(ids).map(path => ({ place: `body${path}`, variant })),
    ),
  ];
}

const shown = ({ status, code, plain }: Answer) => `${status} ${code ?? plain.slice(0, 200)}`;

describe('the table of the routes’ ids', () => {
  it('has a row for every route, and no other', () => {
    expect(Object.keys(routeIds).toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it('names every id that a route takes', () => {
    const named = names.map(name => {
      const { params, query } = routeOf(name);
      const body = routeOf(name).body;
      return {
        name,
        params: params ? idPathsOf(params).map(path => path.slice(1)) : [],
        query: query ? idPathsOf(query).map(path => path.slice(1)) : [],
        body: body ? idPathsOf(body).toSorted() : [],
      };
    });
    const listed = names.map(name => ({
      name,
      params: Object.keys(routeIds[name].params ?? {}),
      query: Object.keys(routeIds[name].query ?? {}),
      body: bodiesOf(name)
        .flatMap(({ ids = {} }) => Object.keys(ids))
        .toSorted(),
    }));
    expect(listed).toEqual(named);
  });
});

describe.each(names)('%s', name => {
  const route = routeOf(name);
  const forAnyone = allows(route.permission, 'anyone');
  const allowed = callers.filter(caller => forAnyone || allows(route.permission, callerOf(caller)));

  it('is for those of the permission table only', async () => {
    const wrong: string[] = [];
    const refused = callers.filter(caller => !allowed.includes(caller));
    // Who is refused changes nothing: all of them come at once.
    for (const { caller, answer } of await calls.atOnce(name, refused, onlyForeign(name))) {
      const expected = caller === 'nobody' ? '401 not-signed-in' : '403 forbidden';
      if (shown(answer) !== expected) wrong.push(`${caller}: ${shown(answer)}`);
    }
    for (const caller of allowed) {
      const answer = await calls.call(name, caller, onlyForeign(name));
      if (answer && shown(answer) === '401 not-signed-in') wrong.push(`${caller}: ${shown(answer)}`);
    }
    expect(wrong).toEqual([]);
  });

  const ids = placesOf(name);
  if (ids.length > 0)
    it('does not know what is not the caller’s', async () => {
      const wrong: string[] = [];
      for (const caller of allowed.filter(one => reaches(name, one)))
        for (const { place, variant } of ids)
          if (isBy(name, variant, caller)) wrong.push(...(await compared(caller, place, variant)));
      expect(wrong).toEqual([]);
    });

  async function compared(caller: CallerName, place: string, variant: number): Promise<string[]> {
    const ask = (relation: Relation) =>
      calls.call(name, caller, { [place]: relation }, bodiesOf(name)[variant]);
    const none = await ask('none');
    if (!none) return [];
    const wrong: string[] = [];
    const isIgnored = routeIds[name].ignored?.includes(place.replace('body', '')) ?? false;
    const expected = [...unknownCodes, ...(otherwise[name] ?? [])];
    if (!isIgnored && !expected.includes(none.code ?? ''))
      wrong.push(`${caller} ${place} none: ${shown(none)}`);
    for (const relation of ['foreign', 'other'] as const) {
      const answer = await ask(relation);
      if (!answer) continue;
      if (answer.status !== none.status || answer.plain !== none.plain)
        wrong.push(`${caller} ${place} ${relation}: ${shown(answer)}, none: ${shown(none)}`);
    }
    return wrong;
  }

  for (const field of Object.keys(routeIds[name].query ?? {}))
    it(`filters by a foreign ${field} as by an unknown one`, async () => {
      const wrong: string[] = [];
      for (const caller of allowed) {
        const place = `query.${field}`;
        const none = await calls.call(name, caller, { [place]: 'none' });
        for (const relation of ['foreign', 'other'] as const) {
          const answer = await calls.call(name, caller, { [place]: relation });
          if (answer && answer.plain !== none?.plain) wrong.push(`${caller} ${relation}: ${answer.plain}`);
        }
        if (none?.status !== 200) wrong.push(`${caller}: ${none && shown(none)}`);
      }
      expect(wrong).toEqual([]);
    });

  if (!isMutating(route))
    it('answers what the contract says', async () => {
      const answers = await calls.atOnce(name, allowed);
      const wrong = answers.flatMap(({ caller, answer }) => misread(name, caller, answer));
      expect(wrong).toEqual([]);
    });
});

/** A 200 that the contract's schema reads; without the link, that there is nothing. */
function misread(name: RouteName, caller: CallerName, answer: Answer): string[] {
  if (!reaches(name, caller)) return answer.status === 404 ? [] : [`${caller}: ${shown(answer)}`];
  if (answer.status !== 200) return [`${caller}: ${shown(answer)}`];
  const { carries, answer: schema } = routeOf(name);
  if (carries === 'stream')
    return answer.contentType.startsWith('text/event-stream') ? [] : [`${caller}: no stream`];
  if (!schema) return [];
  const parsed = schema.safeParse(answer.json);
  return parsed.success ? [] : [`${caller}: ${parsed.error.message}`];
}

function onlyForeign(name: RouteName): Record<string, Relation> {
  return Object.fromEntries(placesOf(name).map(({ place }) => [place, 'foreign']));
}

describe('what is the caller’s own', () => {
  const refusals = ['not-signed-in', 'forbidden', 'not-found', 'reference-unknown', 'input-invalid'];
  const mutating = names.filter(
    name => isMutating(routeOf(name)) && !allows(routeOf(name).permission, 'anyone'),
  );

  it.each(mutating)('lets %s through to its rules', async name => {
    const wrong: string[] = [];
    const allowed = callers.filter(caller => allows(routeOf(name).permission, callerOf(caller)));
    for (const caller of allowed.filter(one => reaches(name, one)))
      for (const [index, variant] of bodiesOf(name).entries()) {
        if (!isBy(name, index, caller)) continue;
        const answer = await calls.call(name, caller, {}, variant);
        if (!answer) continue;
        if (refusals.includes(answer.code ?? '') || answer.status === 500 || answer.code === 'unavailable')
          wrong.push(`${caller}: ${shown(answer)}`);
        const schema = routeOf(name).answer;
        if (answer.status === 200 && schema && !schema.safeParse(answer.json).success)
          wrong.push(`${caller}: an answer that the contract does not say`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('a colleague’s visit', () => {
  const performed = names.filter(name => routeIds[name].params?.['id'] === 'own-visit');

  it.each(performed)('is visible, but %s is not for it', async name => {
    const { north, home } = tenants.company;
    const theirs = {
      engineer: { ...tenants, company: withVisit(tenants.company, 'home', home.ids['colleagues-visit']) },
      'partner-engineer': {
        ...tenants,
        company: withVisit(tenants.company, 'north', north.ids['colleagues-visit']),
      },
    } as const;
    for (const caller of ['engineer', 'partner-engineer'] as const) {
      const answer = await calls.with(theirs[caller]).call(name, caller);
      expect(answer && shown(answer)).toBe('403 visit-not-yours');
    }
  });
});

function withVisit(company: Company, side: 'north' | 'home', visit: string): Company {
  return { ...company, [side]: { ...company[side], ids: { ...company[side].ids, visit } } };
}

describe('afterwards', () => {
  it('nothing of the other manufacturer has changed', async () => {
    expect(await fingerprint(db.ownerUrl, tenants.foreign.organisationId)).toEqual(before);
  });

  it('nothing of it is mentioned anywhere', async () => {
    const { organisationId, north, modelId, ruleId } = tenants.foreign;
    const ids = [organisationId, modelId, ruleId, ...Object.values(north.ids)];
    expect(await mentionsOf(db.ownerUrl, tenants.company.organisationId, ids)).toEqual([]);
  });
});
