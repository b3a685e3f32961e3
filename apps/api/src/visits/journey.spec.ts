import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Problem, routes } from '#contracts';
import type { AnswerOf, Role, Route, Visit } from '#contracts';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { PersonRow } from '../organisations/person.entity';
import { insert } from '../platform/database';
import { JobTemplateRow } from '../work-orders/job-template.entity';

let app: TestApp;
let tenant: Tenant;
const people = new Map<Role, { id: string; token: string }>();

const password = 'a long enough password';
const emailOf = (role: Role) => `${role}@example.com`;

interface Input {
  params?: Record<string, string>;
  query?: string;
  body?: object;
  file?: Buffer;
}

function send(role: Role, { method, path }: Route, { params = {}, query = '', body, file }: Input) {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const sent = file ? new Uint8Array(file) : body && JSON.stringify(body);
  return fetch(`${app.url}/api${filled}${query}`, {
    method,
    headers: {
      Authorization: `Bearer ${people.get(role)?.token}`,
      'Content-Type': file ? 'image/png' : 'application/json',
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
}

/** What the route answers this person. */
async function does<R extends Route>(role: Role, route: R, input: Input = {}): Promise<AnswerOf<R>> {
  const response = await send(role, route, input);
  const text = await response.text();
  if (!response.ok) throw new Error(`${route.path}: ${text}`);
  return JSON.parse(text === '' ? 'null' : text);
}

async function isRefused(role: Role, route: Route, input: Input): Promise<Problem> {
  const response = await send(role, route, input);
  return Problem.parse(await response.json());
}

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database);
  const passwordHash = await hash(password);
  const roles = ['manager', 'dispatcher', 'engineer', 'customer'] as const;
  await app.db.database.transaction(tenant.scopes.worker, async tx => {
    for (const role of roles) {
      const customerId = role === 'customer' ? tenant.customerId : null;
      const about = { email: emailOf(role), name: `The ${role} here`, role, locale: 'en' as const };
      const { id } = await insert(tx, PersonRow, { ...about, passwordHash, customerId });
      people.set(role, { id, token: '' });
    }
    const tasks = [{ title: 'Measure', kind: 'reading' as const, unit: '°C', mandatory: true }];
    await insert(tx, JobTemplateRow, { jobType: 'repair', modelId: tenant.modelId, tasks });
  });
  for (const role of roles) {
    const { token } = await does(role, routes.startSession, { body: { email: emailOf(role), password } });
    people.set(role, { id: people.get(role)?.id ?? '', token });
  }
});

const white = { width: 8, height: 8, channels: 3 as const, background: 'white' };

describe('one repair, over HTTP', () => {
  it('goes from the order to the closed record, every step with who and when', async () => {
    await does('manager', routes.createEngineer, {
      body: {
        name: 'Boris',
        phone: null,
        home: { lat: 42.69, lng: 23.32 },
        city: 'Sofia',
        timeZone: 'Europe/Sofia',
        skills: [{ skill: 'compressor', level: 3 }],
        certificates: [],
        personId: people.get('engineer')?.id,
        shifts: [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, start: 0, end: 1_440 })),
      },
    });
    const order = await does('dispatcher', routes.createWorkOrder, {
      body: {
        equipmentId: tenant.equipmentId,
        title: 'Overheats',
        skills: [{ skill: 'compressor', level: 2 }],
      },
    });
    expect(order).toMatchObject({ status: 'ready', number: 'WO-000001' });
    const params = { id: order.id };

    const { items } = await does('dispatcher', routes.candidates, { params });
    const [best] = items;
    expect(best).toMatchObject({ engineerName: 'Boris', feasible: true });
    const { engineerId } = best ?? {};
    const { start } = best?.proposedWindow ?? {};
    const check = await does('dispatcher', routes.checkAssignment, { params, body: { engineerId, start } });
    expect(check).toMatchObject({ allowed: true, needsReason: false, start });

    const assignment = { workOrderId: order.id, engineerId, start, workOrderVersion: order.version };
    let visit = await does('dispatcher', routes.assign, { body: assignment });
    expect(visit).toMatchObject({ status: 'dispatched', start });
    expect(await isRefused('dispatcher', routes.assign, { body: assignment })).toMatchObject({
      status: 409,
      code: 'work-order-already-assigned',
      facts: { engineerName: 'Boris', by: 'The dispatcher here', start },
    });

    const ofVisit = { id: visit.id };
    const step = async (route: Route & { answer: (typeof routes.arrive)['answer'] }, more: object = {}) => {
      const at = { deviceTime: new Date().toISOString(), position: { lat: 42.7, lng: 23.3 } };
      const said = { version: visit.version, ...at, ...more };
      const after: Visit = await does('engineer', route, { params: ofVisit, body: said });
      visit = after;
    };
    await step(routes.acceptVisit);
    await step(routes.startTravel);
    await does('engineer', routes.sendPosition, {
      body: { position: { lat: 42.71, lng: 23.31 }, at: new Date().toISOString() },
    });
    await step(routes.arrive);
    await step(routes.startWork);

    const brief = await does('engineer', routes.visitBrief, { params: ofVisit });
    const [task] = brief.workOrder.tasks;
    await does('engineer', routes.answerTask, {
      params: { ...ofVisit, taskId: task?.id ?? '' },
      body: { taskVersion: task?.version, done: true, answer: '81.5' },
    });
    const file = await sharp({ create: white }).png().toBuffer();
    const signature = await does('engineer', routes.upload, { query: '?kind=signature', file });
    await step(routes.completeVisit, {
      solution: 'Fan replaced',
      signatureId: signature.id,
      signedBy: 'Mila',
    });
    expect(visit.status).toBe('completed');

    const yes = { name: 'Mila', rating: 5, comment: 'Quick' };
    const closed = await does('customer', routes.acceptWork, { params, body: yes });
    expect(closed).toMatchObject({
      status: 'closed',
      openGates: [],
      acceptance: { kind: 'signature', rating: 5 },
    });

    const audit = await does('manager', routes.workOrderAudit, { params });
    const lines = audit.items.toReversed();
    expect(lines.map(({ verb, actorName }) => `${actorName}: ${verb}`)).toEqual([
      'The dispatcher here: work-order.create',
      'The dispatcher here: visit.assign',
      'The engineer here: visit.accept',
      'The engineer here: visit.start-travel',
      'The engineer here: visit.arrive',
      'The engineer here: visit.start-work',
      'The engineer here: visit.answer-task',
      'The engineer here: visit.complete',
      'The customer here: work-order.accept',
      'automation: work-order.verify',
      'automation: work-order.close',
    ]);
    const arrived = lines.find(({ verb }) => verb === 'visit.arrive');
    expect(arrived).toMatchObject({ role: 'engineer', position: { lat: 42.7, lng: 23.3 } });
    expect(arrived?.deviceAt).not.toBeNull();

    const late = { version: closed.version, title: 'Other' };
    expect(await isRefused('dispatcher', routes.changeWorkOrder, { params, body: late })).toMatchObject({
      status: 409,
      code: 'work-order-closed',
    });
  });

  it('is heard of live by who may see it', async () => {
    const stream = await send('dispatcher', routes.live, {});
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const order = await does('dispatcher', routes.createWorkOrder, {
      body: { equipmentId: tenant.equipmentId, title: 'Rattles', urgency: 'low' },
    });
    let heard = '';
    const text = new TextDecoder();
    for await (const chunk of stream.body ?? []) {
      heard += text.decode(chunk);
      if (heard.includes(order.id)) break;
    }
    expect(heard).toContain('"topic":"work-order"');
  });

  it('is counted on the first page', async () => {
    expect(await does('dispatcher', routes.overview)).toMatchObject({
      equipment: { total: 1 },
      workOrders: { completedToday: 1, ready: 1 },
      engineers: { onShift: 1, free: 1, underWay: 0 },
    });
  });
});
