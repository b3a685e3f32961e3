import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  AlertEvent,
  alertMoves,
  AlertStatus,
  allows,
  can,
  EquipmentEvent,
  equipmentMoves,
  EquipmentStatus,
  openAlertStatuses,
  openServiceRequestStatuses,
  openVisitStatuses,
  openWorkOrderStatuses,
  PlanRunEvent,
  planRunMoves,
  PlanRunStatus,
  refusals,
  routes,
  ServiceRequestEvent,
  serviceRequestMoves,
  ServiceRequestStatus,
  thinkingPlanRunStatuses,
  VisitEvent,
  visitMoves,
  VisitStatus,
  workOrderStatus,
  WorkOrderStatus,
  workOrderVerbs,
} from '#contracts';
import type { Caller, Permission, Route } from '#contracts';
import bg from '../../libs/ui/i18n/messages/bg';
import en from '../../libs/ui/i18n/messages/en';
import zh from '../../libs/ui/i18n/messages/zh';
import { testDatabase } from '../database';
import type { TestDatabase } from '../database';
import { asOwner } from '../world/traces';

const everyRoute = Object.entries<Route>(routes);

describe('refusals', () => {
  const folder = fileURLToPath(new URL('../../apps/api/src', import.meta.url));
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file))
    .map(file => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
  const codes = Object.keys(refusals);

  it('are declared, each that the server gives', () => {
    const given = [...source.matchAll(/new Refused\(\s*'([^']+)'/g)].map(match => match[1] ?? '');
    expect(given.length).toBeGreaterThan(50);
    expect(given.filter(code => !codes.includes(code))).toEqual([]);
  });

  it('are given, each that is declared', () => {
    expect(codes.filter(code => !source.includes(`'${code}'`))).toEqual([]);
  });

  it.each(Object.entries({ en, zh, bg }))('have a text in %s', (_, messages: Record<string, string>) => {
    expect(codes.filter(code => !messages[`refusal.${code}`]?.trim())).toEqual([]);
  });
});

describe('routes', () => {
  it('have each their own method and path', () => {
    const names = everyRoute.map(([, { method, path }]) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('describe every parameter of their path, and no other', () => {
    const wrong = everyRoute.filter(([, { path, params }]) => {
      const named = [...path.matchAll(/:(\w+)/g)].map(match => match[1]);
      return named.join() !== Object.keys(params?.shape ?? {}).join();
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('use every permission, and each permission is somebody’s', () => {
    const used = new Set<Permission>(everyRoute.map(([, { permission }]) => permission));
    // The label on the machine is a page, not a route of the api.
    const unused = Object.keys(can).filter(permission => ![...used, 'public.read'].includes(permission));
    expect(unused).toEqual([]);
    const nobodys = Object.entries<readonly Caller[]>(can).filter(([, callers]) => callers.length === 0);
    expect(nobodys).toEqual([]);
  });

  it('leave to nobody known only what begins a session', () => {
    const open = everyRoute
      .filter(([, { permission }]) => allows(permission, 'anyone'))
      .map(([name]) => name);
    expect(open.toSorted()).toEqual([
      'acceptInvitation',
      'beginAtLabel',
      'beginWithLink',
      'previewInvitation',
      'requestPasswordReset',
      'resetPassword',
      'startSession',
    ]);
  });
});

interface Cycle {
  table: string;
  moves: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;
  states: readonly string[];
  events: readonly string[];
  /** Where a thing begins. */
  first: string;
  /** Where it ends, as product.md draws it. */
  last: readonly string[];
  /** The arrows of product.md; others may be there beside them. */
  drawn: string;
}

const cycles: Cycle[] = [
  {
    table: 'visit',
    moves: visitMoves,
    states: VisitStatus.options,
    events: VisitEvent.options,
    first: 'planned',
    last: ['declined', 'completed', 'incomplete', 'no_access', 'canceled'],
    drawn: `planned>dispatched dispatched>accepted dispatched>declined accepted>en_route en_route>on_site
      on_site>working working>paused paused>working working>completed working>incomplete on_site>no_access planned>canceled`,
  },
  {
    table: 'service_request',
    moves: serviceRequestMoves,
    states: ServiceRequestStatus.options,
    events: ServiceRequestEvent.options,
    first: 'new',
    last: ['closed'],
    drawn: `new>triaging triaging>awaiting_customer awaiting_customer>triaging triaging>remote_fix
      remote_fix>resolved_remotely triaging>converted triaging>duplicate triaging>rejected
      resolved_remotely>closed converted>closed duplicate>closed rejected>closed`,
  },
  {
    table: 'alert',
    moves: alertMoves,
    states: AlertStatus.options,
    events: AlertEvent.options,
    first: 'open',
    last: ['closed'],
    drawn: `open>acknowledged acknowledged>diagnosing diagnosing>linked linked>cleared cleared>closed open>suppressed`,
  },
  {
    table: 'equipment',
    moves: equipmentMoves,
    states: EquipmentStatus.options,
    events: EquipmentEvent.options,
    first: 'manufactured',
    last: ['scrapped'],
    drawn: `manufactured>in_stock in_stock>shipped shipped>installed installed>commissioned commissioned>in_service
      in_service>degraded in_service>down in_service>under_repair degraded>in_service down>in_service
      under_repair>in_service in_service>relocated in_service>ownership_changed relocated>decommissioned
      ownership_changed>decommissioned decommissioned>scrapped`,
  },
  {
    table: 'plan_run',
    moves: planRunMoves,
    states: PlanRunStatus.options,
    events: PlanRunEvent.options,
    first: 'queued',
    last: ['undone', 'stale', 'discarded', 'failed'],
    drawn: `queued>running running>proposed proposed>partially_applied proposed>applied proposed>stale proposed>discarded`,
  },
];

describe.each(cycles)('the life cycle of a $table', ({ moves, states, events, first, last, drawn }) => {
  const next = (state: string) => Object.values(moves[state] ?? {}).filter(to => to !== undefined);
  const reach = (from: string) => {
    const seen = new Set([from]);
    for (const state of seen) for (const to of next(state)) seen.add(to);
    return seen;
  };

  it('says for every state what can follow, by known events to known states', () => {
    expect(Object.keys(moves).toSorted()).toEqual([...states].toSorted());
    const used = Object.values(moves).flatMap(row => Object.keys(row));
    expect([...new Set(used)].toSorted()).toEqual([...events].toSorted());
    expect(states.flatMap(next).filter(to => !states.includes(to))).toEqual([]);
  });

  it('reaches every state from the first', () => {
    expect([...reach(first)].toSorted()).toEqual([...states].toSorted());
  });

  it('ends where product.md ends it, and can end from everywhere', () => {
    expect(states.filter(state => next(state).length === 0).toSorted()).toEqual(last.toSorted());
    const stuck = states.filter(state => ![...reach(state)].some(to => last.includes(to)));
    expect(stuck).toEqual([]);
  });

  it('has the arrows of product.md', () => {
    const missing = drawn
      .trim()
      .split(/\s+/)
      .filter(arrow => {
        const [from = '', to = ''] = arrow.split('>');
        return !next(from).includes(to);
      });
    expect(missing).toEqual([]);
  });
});

describe('the life cycle of a work order', () => {
  const flags = [false, true];
  const histories = [[], ...VisitStatus.options.map(status => [{ status }])];

  it('derives every status from some facts, and closed and canceled from their gates only', () => {
    const seen = new Set<string>();
    for (const visits of histories)
      for (const openBlocker of flags)
        for (const qualified of flags)
          for (const verified of flags)
            for (const closed of flags)
              for (const canceled of flags) {
                const status = workOrderStatus({
                  visits,
                  openBlocker,
                  qualified,
                  verified,
                  closed,
                  canceled,
                });
                seen.add(status);
                expect(status === 'closed').toBe(closed);
                expect(status === 'canceled').toBe(canceled && !closed);
              }
    expect([...seen].toSorted()).toEqual([...WorkOrderStatus.options].toSorted());
  });

  it('lets nobody do anything with a closed or canceled one, and something with every other', () => {
    const idle = WorkOrderStatus.options.filter(status => workOrderVerbs[status].length === 0);
    expect(idle).toEqual(['closed', 'canceled']);
  });

  it('lets every open one be canceled, and no other', () => {
    const cancelable = WorkOrderStatus.options.filter(status => workOrderVerbs[status].includes('cancel'));
    expect(cancelable).toEqual([...openWorkOrderStatuses]);
  });
});

describe('the database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  const definitionOf = (kind: 'constraint' | 'index', name: string) =>
    asOwner(db.ownerUrl, async client => {
      const { rows } = await client.query<{ text: string }>(
        kind === 'constraint'
          ? 'SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1'
          : 'SELECT indexdef AS text FROM pg_indexes WHERE indexname = $1',
        [name],
      );
      const quoted = (rows[0]?.text ?? '').matchAll(/'([a-z_]+)'/g);
      return [...quoted].map(match => match[1] ?? '').toSorted();
    });

  it.each([
    ['constraint', 'visit_status', VisitStatus.options],
    ['constraint', 'work_order_status', WorkOrderStatus.options],
    ['constraint', 'service_request_status', ServiceRequestStatus.options],
    ['constraint', 'alert_status', AlertStatus.options],
    ['constraint', 'equipment_status', EquipmentStatus.options],
    ['index', 'alert_one_open', openAlertStatuses],
    ['index', 'work_order_open', openWorkOrderStatuses],
    ['constraint', 'plan_run_status', PlanRunStatus.options],
    ['index', 'plan_run_one_thinking', thinkingPlanRunStatuses],
  ] as const)('knows in the %s %s the states of the contracts', async (kind, name, states) => {
    expect(await definitionOf(kind, name)).toEqual([...states].toSorted());
  });

  it('never calls open what has ended', () => {
    const ended = cycles.flatMap(({ last }) => last);
    const open: string[] = [...openVisitStatuses, ...openServiceRequestStatuses, ...openAlertStatuses];
    expect(open.filter(state => ended.includes(state))).toEqual([]);
  });
});
