import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { allows, isMutating, routes } from '#contracts';
import type { Role, Route, RouteName } from '#contracts';
import { SessionRow } from '../../apps/api/src/organisations/session.entity';
import { hashOfToken, newToken } from '../../apps/api/src/organisations/sessions/tokens';
import { insertMany } from '../../apps/api/src/platform/database';
import { demo } from '../../seed';
import type { Row, Rows } from '../../seed';
import { chance } from '../../seed/chance';
import { testApp } from '../app';
import type { TestApp } from '../app';
import { callerOf, callers } from '../rules/matrix/callers';
import type { CallerName } from '../rules/matrix/callers';
import { routeOf } from '../rules/matrix/calls';
import { routeIds } from '../rules/matrix/route-ids';
import type { Kind } from '../rules/matrix/kinds';
import { storeInstallation, system } from '../world/installation';
import type { Installation } from '../world/installation';

// The clock stands still, so that only the other tenant can make a difference; timers go on.
const now = Date.now();
jest.useFakeTimers({
  now,
  doNotFake: [
    ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'] as const),
    ...(['clearImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
  ],
});
afterAll(() => {
  jest.useRealTimers();
});

const CASES = 300;
const SESSIONS = 8;
const luck = chance(7);

let api: TestApp;
let own: Installation;
let theirs: Rows;
let sessions: Map<CallerName, string[]>;

beforeAll(async () => {
  api = await testApp({ CALLOUT_ROLES: 'http,ingest' });
  own = await storeInstallation(api.db.database, 1, { now });
  // What the other tenant will have, known before it is there.
  theirs = demo(now, 2).rows;
  sessions = await signedIn(own);
}, 120_000);

const tables: Record<Kind, string> = {
  session: 'session',
  person: 'person',
  'engineer-person': 'person',
  invitation: 'invitation',
  organisation: 'organisation',
  partner: 'organisation',
  customer: 'organisation',
  model: 'equipment_model',
  site: 'site',
  equipment: 'equipment',
  alert: 'alert',
  finding: 'finding',
  'alert-rule': 'alert_rule',
  override: 'alert_rule_override',
  request: 'service_request',
  'earlier-request': 'service_request',
  draft: 'reply_draft',
  'command-offer': 'command_offer',
  article: 'article',
  term: 'glossary_term',
  engineer: 'engineer',
  absence: 'engineer_absence',
  preference: 'engineer_preference',
  'work-order': 'work_order',
  'done-order': 'work_order',
  visit: 'visit',
  'own-visit': 'visit',
  'planned-visit': 'visit',
  task: 'work_order_task',
  'plan-run': 'plan_run',
  'day-repair': 'plan_run',
  attachment: 'attachment',
  'request-photo': 'attachment',
  upload: 'attachment',
  signature: 'attachment',
};

const idIn = (rows: readonly Row[] | undefined): string =>
  rows && rows.length > 0 ? String(luck.pick(rows)['id']) : luck.id();
/** Mostly one of the own tenant, sometimes one that the other will have, sometimes nobody's. */
const someId = (kind: Kind): string =>
  luck.weighted([
    [() => idIn(own.rows[tables[kind]]), 6],
    [() => idIn(theirs[tables[kind]]), 3],
    [() => luck.id(), 1],
  ])();

/** Sessions of one person of each role, of a unit's label and of a request's link. */
async function signedIn({ organisationId, rows, deviceToken }: Installation) {
  const made = new Map<CallerName, string[]>([['device', [deviceToken]]]);
  const unit = luck.pick(rows['equipment'] ?? []);
  const request = luck.pick(rows['service_request'] ?? []);
  for (const name of callers) {
    if (name === 'device' || name === 'nobody') continue;
    const person = name === 'label' || name === 'link' ? null : personOf(rows, name);
    const facts = {
      organisationId,
      kind: person ? ('person' as const) : ('visitor' as const),
      personId: person && String(person['id']),
      equipmentId: person ? null : String(name === 'link' ? request['equipment_id'] : unit['id']),
      serviceRequestId: name === 'link' ? String(request['id']) : null,
    };
    const tokens = Array.from({ length: SESSIONS }, () => newToken(person ? 'person' : 'visitor'));
    await api.db.database.transaction(system, tx =>
      insertMany(
        tx,
        SessionRow,
        tokens.map(token => ({
          ...facts,
          tokenHash: hashOfToken(token),
          lastSeenAt: tx.now,
          expiresAt: new Date(now + 3_600_000),
        })),
      ),
    );
    made.set(name, tokens);
  }
  return made;
}

function personOf(rows: Rows, role: Role): Row {
  const found = rows['person']?.find(person => person['role'] === role);
  if (!found) throw new RangeError(`Nobody is ${role}`);
  return found;
}

interface Case {
  name: RouteName;
  caller: CallerName;
  url: string;
  token: string;
}

const isRouteName = (name: string): name is RouteName => name in routes;
const readable = Object.keys(routes)
  .filter(isRouteName)
  .filter(name => !isMutating(routeOf(name)) && routeOf(name).carries !== 'stream');

function someCase(name: RouteName): Case {
  const route = routeOf(name);
  const allowed = callers.filter(caller => allows(route.permission, callerOf(caller)));
  const { params = {} } = routeIds[name];
  const path = route.path.replaceAll(/:(\w+)/g, (_, param: string) => {
    const kind = params[param];
    return kind ? someId(kind) : luck.id();
  });
  const caller = luck.pick(allowed);
  const token = luck.pick(sessions.get(caller) ?? []);
  return { name, caller, token, url: `/api${path}?${someQuery(name, route)}` };
}

function someQuery(name: RouteName, { query }: Route): URLSearchParams {
  const { query: ids = {}, asks = {} } = routeIds[name];
  const asked = new URLSearchParams(asks);
  const sometimes = () => luck.next() < 0.3;
  for (const [field, kind] of Object.entries(ids)) if (sometimes()) asked.set(field, someId(kind));
  if (query && 'limit' in query.shape) asked.set('limit', String(luck.between(1, 60)));
  if (query && 'q' in query.shape && sometimes())
    asked.set('q', luck.pick(['a', 'Sofia', '1', 'WO-', '%', '号']));
  if (query && 'open' in query.shape && sometimes()) asked.set('open', luck.pick(['true', 'false']));
  const sort = query?.shape['sort'];
  const options = sort instanceof z.ZodOptional ? sort.unwrap() : sort;
  if (options instanceof z.ZodEnum && sometimes()) asked.set('sort', String(luck.pick(options.options)));
  return asked;
}

async function answerTo({ token, url }: Case): Promise<string> {
  const response = await fetch(api.url + url, { headers: { Authorization: `Bearer ${token}` } });
  // The place in the stream is that of the whole database: it moves when anybody does anything, and says nothing of whom.
  const text = (await response.text()).replace(/"(requestId|livePosition)":"[^"]*"/, '');
  return `${response.status} ${response.headers.get('content-type')} ${text}`;
}

async function send(token: string, method: string, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${api.url}/api${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}

describe('another tenant, with all that it has and does', () => {
  it(`changes nothing in ${CASES} answers to this one`, async () => {
    // Every route, and then at random.
    const cases = Array.from({ length: CASES }, (_, n) => someCase(readable[n] ?? luck.pick(readable)));
    const before: string[] = [];
    for (const one of cases) before.push(await answerTo(one));
    expect(before.filter(answer => answer.startsWith('200')).length).toBeGreaterThan(CASES / 2);
    expect(before.filter(answer => answer.startsWith('5'))).toEqual([]);

    const other = await storeInstallation(api.db.database, 2, { now });
    await actAs(other);

    const changed: unknown[] = [];
    for (const [index, one] of cases.entries()) {
      const after = await answerTo(one);
      if (after !== before[index])
        changed.push({ ...one, before: before[index]?.slice(0, 400), after: after.slice(0, 400) });
    }
    expect(changed).toEqual([]);
  }, 180_000);

  it('is there, and has done something', async () => {
    const counts = await api.db.database.transaction(system, tx =>
      tx.rows<{ organisation_id: string; count: number }>(
        'SELECT organisation_id, count(*)::int AS count FROM service_request GROUP BY 1',
      ),
    );
    const of = (id: string) => counts.find(row => row.organisation_id === id)?.count ?? 0;
    expect(counts.length).toBe(2);
    const others = counts.find(row => row.organisation_id !== own.organisationId);
    expect(others?.count).toBeGreaterThan(theirs['service_request']?.length ?? 0);
    expect(of(own.organisationId)).toBe(own.rows['service_request']?.length);
  });
});

/** A day in the other tenant's life: readings, a report, an order, an alert worked on, a new site. */
async function actAs({ organisationId, rows, deviceToken }: Installation): Promise<void> {
  const token = newToken('person');
  const personId = String(personOf(rows, 'manager')['id']);
  await api.db.database.transaction(system, tx =>
    insertMany(tx, SessionRow, [
      {
        organisationId,
        kind: 'person',
        personId,
        tokenHash: hashOfToken(token),
        lastSeenAt: tx.now,
        expiresAt: new Date(now + 3_600_000),
      },
    ]),
  );
  await send(deviceToken, 'POST', '/telemetry', { temperature: 150, pressure: 1, oilLevel: 0 });
  for (const unit of (rows['equipment'] ?? []).slice(0, 5)) {
    const equipmentId = unit['id'];
    await send(token, 'POST', '/service-requests', { equipmentId, text: `Broken ${randomUUID()}` });
    await send(token, 'POST', '/work-orders', { equipmentId, title: 'Look after it', urgency: 'critical' });
  }
  const alert = rows['alert']?.find(row => row['status'] === 'open');
  if (alert)
    await send(token, 'POST', `/alerts/${String(alert['id'])}/acknowledge`, { version: alert['version'] });
  const customer = rows['organisation']?.find(row => row['kind'] === 'customer');
  await send(token, 'POST', '/sites', {
    name: 'New site',
    address: '2 Vitosha Blvd',
    city: 'Sofia',
    position: { lat: 42.69, lng: 23.32 },
    timeZone: 'Europe/Sofia',
    customerId: customer?.['id'],
  });
}
