import { Client } from 'pg';
import { routes } from '#contracts';
import type { Route, RouteName } from '#contracts';
import { sampleOf } from '../../world/sample';
import type { Badge, CallerName } from './callers';
import { routeIds } from './route-ids';
import type { BodyIds, Kind } from './kinds';
import { thing } from './things';
import type { Relation, Tenants } from './things';

/** Where an id stands: `params.id`, `query.equipmentId`, `body/engineerId`. */
export type Place = string;

export interface Answer {
  status: number;
  /** As it came, with the ids that were asked for and the request's own id blanked: two answers must not differ in more. */
  plain: string;
  code: string | null;
  json: unknown;
  contentType: string;
  headers: Headers;
}

export interface Prepared {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Buffer<ArrayBuffer>;
  ids: readonly string[];
}

const tables: Partial<Record<Kind, string>> = {
  person: 'person',
  organisation: 'organisation',
  model: 'equipment_model',
  site: 'site',
  equipment: 'equipment',
  alert: 'alert',
  finding: 'finding',
  'alert-rule': 'alert_rule',
  override: 'alert_rule_override',
  term: 'glossary_term',
  request: 'service_request',
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
};
const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

export const isList = (value: readonly BodyIds[] | BodyIds): value is readonly BodyIds[] =>
  Array.isArray(value);
export function bodiesOf(name: RouteName): readonly BodyIds[] {
  const { body = {} } = routeIds[name];
  return isList(body) ? body : [body];
}
export const routeOf = (name: RouteName): Route => routes[name];

/** Calls routes over HTTP with ids in chosen relations to the caller and everything else valid. */
export class Calls {
  private constructor(
    private readonly url: string,
    private readonly tenants: Tenants,
    private readonly owner: Client,
  ) {}

  static async open(url: string, ownerUrl: string, tenants: Tenants): Promise<Calls> {
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    return new Calls(url, tenants, owner);
  }

  /** The same for other things. */
  with(tenants: Tenants): Calls {
    return new Calls(this.url, tenants, this.owner);
  }

  close(): Promise<void> {
    return this.owner.end();
  }

  /** `relations` by place; what is not in it is the caller's own. Null if there is no such thing for this caller. */
  async call(
    name: RouteName,
    caller: CallerName,
    relations: Readonly<Record<Place, Relation>> = {},
    body: BodyIds = bodiesOf(name)[0] ?? {},
  ): Promise<Answer | null> {
    const prepared = await this.prepare(name, caller, relations, body);
    return prepared && send(prepared);
  }

  /** The same call by each of several callers, sent together: for calls that change nothing. */
  async atOnce(
    name: RouteName,
    callers: readonly CallerName[],
    relations: Readonly<Record<Place, Relation>> = {},
  ): Promise<{ caller: CallerName; answer: Answer }[]> {
    const sent: Promise<{ caller: CallerName; answer: Answer }>[] = [];
    for (const caller of callers) {
      const prepared = await this.prepare(name, caller, relations);
      if (prepared) sent.push(send(prepared).then(answer => ({ caller, answer })));
    }
    return Promise.all(sent);
  }

  /** The same call, not sent yet: to be sent twice, or with other headers. */
  async prepare(
    name: RouteName,
    caller: CallerName,
    relations: Readonly<Record<Place, Relation>> = {},
    body: BodyIds = bodiesOf(name)[0] ?? {},
  ): Promise<Prepared | null> {
    const { params = {}, query = {}, asks = {} } = routeIds[name];
    const ids = new Map<Place, string>();
    const choose = (place: Place, kind: Kind) => {
      const id = thing(this.tenants, caller, kind, relations[place] ?? 'own');
      if (id !== null) ids.set(place, id);
      return id;
    };
    for (const [param, kind] of Object.entries(params))
      if (choose(`params.${param}`, kind) === null) return null;
    for (const [path, kind] of Object.entries(body.ids ?? {}))
      if (choose(`body${path}`, kind) === null) return null;
    const asked = new URLSearchParams(asks);
    // A filter is only asked for when it is what the call is about.
    for (const [field, kind] of Object.entries(query)) {
      const place = `query.${field}`;
      if (!(place in relations)) continue;
      const id = choose(place, kind);
      if (id === null) return null;
      asked.set(field, id);
    }
    const route = routeOf(name);
    const path = route.path.replaceAll(/:(\w+)/g, (_, param: string) => ids.get(`params.${param}`) ?? '');
    const badge = this.tenants.badges.next(caller, name === 'endCurrentSession');
    await this.loosen([...ids.values()], badge);
    await this.putBack([...ids.values()]);
    await this.overrideAsMade([...ids.values()]);
    await this.preferencesAsMade(name);
    await this.termsAsMade(name);
    return {
      url: `${this.url}/api${path}${asked.size > 0 ? `?${asked}` : ''}`,
      method: route.method,
      headers: { 'Content-Type': 'application/json', ...badge.headers },
      ids: [...ids.values()],
      ...(await this.bodyOf(name, body, ids)),
    };
  }

  /** An upload can be put somewhere once: this one is as if it had just come, a visitor's in its own session. */
  private async loosen(ids: readonly string[], { sessionId }: Badge) {
    const { north, home } = this.tenants.company;
    const uploads = [north.ids.upload, home.ids.upload, north.ids['visitors-upload']];
    const [id] = ids.filter(one => uploads.includes(one));
    if (!id) return;
    await this.owner.query(
      `UPDATE attachment SET service_request_id = NULL, work_order_id = NULL, visit_id = NULL,
         session_id = CASE WHEN equipment_id IS NULL THEN session_id ELSE $2 END
       WHERE id = $1`,
      [id, sessionId],
    );
  }

  /** An absence can be taken out once: it is there again for the next caller. */
  private async putBack(ids: readonly string[]) {
    const { north, home } = this.tenants.company;
    const side = [north, home].find(one => ids.includes(one.ids.absence));
    if (!side) return;
    await this.owner.query(
      `INSERT INTO engineer_absence (id, organisation_id, partner_id, engineer_id, start_at, end_at, reason)
       SELECT $1, organisation_id, partner_id, id, now() + interval '365 days', now() + interval '366 days', 'Leave'
       FROM engineer WHERE id = $2 ON CONFLICT DO NOTHING`,
      [side.ids.absence, side.ids.engineer],
    );
  }

  /** The override there is, is for the maker's own site; what another call has made is made anew. */
  private async overrideAsMade(ids: readonly string[]) {
    const { ruleId, overrideId, home } = this.tenants.company;
    if (!ids.includes(ruleId)) return;
    await this.owner.query('DELETE FROM alert_rule_override WHERE rule_id = $1 AND id <> $2', [
      ruleId,
      overrideId,
    ]);
    await this.owner.query(
      `INSERT INTO alert_rule_override (id, organisation_id, rule_id, site_id, thresholds, active)
       SELECT $1, organisation_id, $2, site_id, '[]', false FROM equipment WHERE id = $3 ON CONFLICT DO NOTHING`,
      [overrideId, ruleId, home.ids.equipment],
    );
  }

  /** Each side's engineer is preferred at its site; what another call has said or taken out is as before. */
  private async preferencesAsMade(name: RouteName) {
    if (name !== 'addEngineerPreference' && name !== 'removeEngineerPreference') return;
    const { north, south, home, organisationId } = this.tenants.company;
    const sides = [north, south, home].map(({ ids }) => ids);
    await this.owner.query(
      'DELETE FROM engineer_preference WHERE organisation_id = $2 AND NOT (id = ANY ($1))',
      [sides.map(({ preference }) => preference), organisationId],
    );
    for (const { preference, engineer, site } of sides)
      await this.owner.query(
        `INSERT INTO engineer_preference (id, organisation_id, partner_id, engineer_id, site_id, kind)
         SELECT $1, organisation_id, partner_id, id, $3, 'preferred' FROM engineer WHERE id = $2 ON CONFLICT DO NOTHING`,
        [preference, engineer, site],
      );
  }

  /** The one term there is, is a name; what another call has added or deleted is as before. */
  private async termsAsMade(name: RouteName) {
    if (!['addTerm', 'importTerms', 'changeTerm', 'deleteTerm'].includes(name)) return;
    const { termId, organisationId } = this.tenants.company;
    await this.owner.query('DELETE FROM glossary_term WHERE organisation_id = $1 AND id <> $2', [
      organisationId,
      termId,
    ]);
    await this.owner.query(
      `INSERT INTO glossary_term (id, organisation_id, is_protected, en) VALUES ($1, $2, true, '{AirCore}')
       ON CONFLICT DO NOTHING`,
      [termId, organisationId],
    );
  }

  private async bodyOf(name: RouteName, given: BodyIds, ids: ReadonlyMap<Place, string>) {
    const route = routeOf(name);
    if (route.carries === 'file-in') return { body: smallPng };
    if (!route.body) return {};
    const versions = await this.versionsFor(name, ids);
    const json = sampleOf(
      route.body,
      path => given.with?.[path] ?? ids.get(`body${path}`) ?? versions.get(path) ?? filledNull(given, path),
    );
    const valid = route.body.safeParse(json);
    if (!valid.success) throw new TypeError(`${name}: ${valid.error.message}\n${JSON.stringify(json)}`);
    return { body: JSON.stringify(json) };
  }

  /** The versions as they are now, so that nothing is refused for being stale. */
  private async versionsFor(name: RouteName, ids: ReadonlyMap<Place, string>): Promise<Map<string, number>> {
    const { params = {} } = routeIds[name];
    const of = async (id: string | undefined, kind: Kind | undefined) => {
      const table = kind && tables[kind];
      if (!table || !id) return 1;
      const { rows } = await this.owner.query<{ version: number }>(
        `SELECT version FROM ${table} WHERE id = $1`,
        [id],
      );
      return rows[0]?.version ?? 1;
    };
    return new Map([
      ['/version', await of(ids.get('params.id'), params['id'])],
      ['/taskVersion', await of(ids.get('params.taskId'), 'task')],
      ['/workOrderVersion', await of(ids.get('body/workOrderId'), 'work-order')],
    ]);
  }
}

export async function send(
  { url, method, headers, body, ids }: Prepared,
  more: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...more },
    ...(body === undefined ? {} : { body }),
  });
  return answerOf(response, ids);
}

const filledNull = (given: BodyIds, path: string): unknown =>
  given.with && path in given.with ? given.with[path] : undefined;

async function answerOf(response: Response, ids: readonly string[]): Promise<Answer> {
  const { headers } = response;
  const contentType = headers.get('content-type') ?? '';
  if (contentType.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status: response.status, plain: '', code: null, json: null, contentType, headers };
  }
  const text = await response.text();
  const json: unknown = contentType.includes('json') ? JSON.parse(text) : null;
  let plain = text.replace(/"requestId":"[^"]*"/, '');
  for (const id of ids) plain = plain.replaceAll(id, '<id>');
  const code = typeof json === 'object' && json !== null && 'code' in json ? String(json.code) : null;
  return { status: response.status, plain, code, json, contentType, headers };
}
