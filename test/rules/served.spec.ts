import { beforeAll, describe, expect, it } from '@jest/globals';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { z } from 'zod';
import { allows, isMutating, routes } from '#contracts';
import type { Route, RouteName } from '#contracts';
import { LabelController } from '../../apps/api/src/requests/visitor/label.controller';
import { SERVED } from '../../apps/api/src/platform/http';
import type { Served } from '../../apps/api/src/platform/http';
import { testApp } from '../app';
import type { TestApp } from '../app';
import { makeCompany } from '../world/company';
import { makeMany } from '../world/many';
import { issueBadges } from './matrix/callers';
import type { Badges } from './matrix/callers';

let api: TestApp;
let badges: Badges;
let ids: Record<string, string>;

beforeAll(async () => {
  api = await testApp();
  const company = await makeCompany(api.db.database, 'Haoyang');
  await makeMany(api.db.database, company);
  badges = await issueBadges(api.db.database, company);
  ids = { equipment: company.north.ids.equipment, 'work-orders': company.north.ids['work-order'] };
});

const everyRoute: Route[] = Object.values(routes);
const isRouteName = (name: string): name is RouteName => name in routes;
function routeNamed(name: string): RouteName {
  if (!isRouteName(name)) throw new RangeError(`No route ${name}`);
  return name;
}
const nameOf = ({ method, path }: Route) => `${method} /api${path}`;

describe('the server', () => {
  it('listens to the routes of the contracts, the label and the page about them', () => {
    const listened = layersOf(api)
      .filter(({ path }) => !path.startsWith('/api/docs'))
      .map(({ method, path }) => `${method} ${path}`)
      // What is answered where nothing is served.
      .filter(name => name !== 'ANY /e/:publicToken');
    expect(listened.toSorted()).toEqual([...everyRoute.map(nameOf), 'GET /e/:publicToken'].toSorted());
  });

  it('has no handler that @Serve does not bind to a route of the contracts', () => {
    const known = new Set<Route>(everyRoute);
    const unbound: string[] = [];
    for (const { name, prototype, served } of handlersOf(api))
      if (!(prototype === LabelController.prototype || (served && known.has(served.route))))
        unbound.push(name);
    expect(unbound).toEqual([]);
  });

  it('serves each route once', () => {
    const bound = handlersOf(api).map(({ served }) => served?.route);
    const doubled = everyRoute.filter(route => bound.filter(one => one === route).length !== 1);
    expect(doubled.map(nameOf)).toEqual([]);
  });
});

/** What express has in its router, which is what really answers. */
function layersOf({ app }: TestApp): { method: string; path: string }[] {
  const found: { method: string; path: string }[] = [];
  const express: unknown = app.getHttpAdapter().getInstance();
  const Stack = z.object({
    router: z.object({
      stack: z.array(
        z.looseObject({
          route: z.looseObject({ path: z.string(), methods: z.record(z.string(), z.boolean()) }).optional(),
        }),
      ),
    }),
  });
  // The router is a function with properties.
  const { stack } = Stack.shape.router.parse({
    stack: Reflect.get(Reflect.get(Object(express), 'router'), 'stack'),
  });
  for (const { route } of stack) {
    if (!route) continue;
    const methods = Object.keys(route.methods);
    if (methods.length > 10) found.push({ method: 'ANY', path: route.path });
    else for (const method of methods) found.push({ method: method.toUpperCase(), path: route.path });
  }
  return found;
}

/** Every method of a controller that Nest routes to. */
function handlersOf({ app }: TestApp): { name: string; prototype: object; served: Served | undefined }[] {
  const controllers = [...app.get(ModulesContainer, { strict: false }).values()].flatMap(module => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype: object = metatype.prototype;
    return Object.getOwnPropertyNames(prototype).flatMap(key => {
      const handler: unknown = Reflect.get(prototype, key);
      if (typeof handler !== 'function' || key === 'constructor') return [];
      const isRouted = [PATH_METADATA, METHOD_METADATA].some(fact => Reflect.hasMetadata(fact, handler));
      const served: Served | undefined = Reflect.getMetadata(SERVED, handler);
      return isRouted ? [{ name: `${metatype.name}.${key}`, prototype, served }] : [];
    });
  });
}

describe('the OpenAPI document', () => {
  type Json = Record<string, unknown>;
  const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
  const Operation = z.looseObject({
    operationId: z.string(),
    summary: z.string().min(1),
    parameters: z.array(
      z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean() }),
    ),
    requestBody: z
      .looseObject({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })) })
      .optional(),
    responses: z.record(z.string(), z.looseObject({ description: z.string().min(1) })),
    security: z.array(z.unknown()).optional(),
  });
  const Document = z.looseObject({
    openapi: z.string().regex(/^3\.1\.\d+$/),
    info: z.looseObject({ title: z.string(), version: z.string() }),
    servers: z.array(z.object({ url: z.url() })).min(1),
    paths: z.record(z.string().startsWith('/'), z.record(z.string(), Operation)),
    components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
  });
  const read = async () => {
    const response = await fetch(`${api.url}/api/openapi.json`);
    const json: unknown = await response.json();
    return { json, document: Document.parse(json) };
  };

  it('is of version 3.1 and has every route with its parameters, body and answer', async () => {
    const { document } = await read();
    const operations = new Map(
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(
          ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
        ),
      ),
    );
    expect([...operations.keys()].toSorted()).toEqual(
      everyRoute.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`).toSorted(),
    );
    for (const [name, operation] of operations) {
      const [path = ''] = name.split(' ').slice(1);
      const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
      const described = operation.parameters.filter(
        parameter => parameter.in === 'path' && parameter.required,
      );
      expect({ name, path: described.map(parameter => parameter.name) }).toEqual({
        name,
        path: placeholders,
      });
      expect(Object.keys(operation.responses)).toContain('default');
      const { permission } = routes[routeNamed(operation.operationId)];
      // Without a word about it the document's own security counts: a bearer.
      expect({ name, security: operation.security }).toEqual({
        name,
        security: allows(permission, 'anyone') ? [] : undefined,
      });
    }
    const unique = new Set([...operations.values()].map(({ operationId }) => operationId));
    expect([...unique].toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it('refers to nothing that is not in it', async () => {
    const { json } = await read();
    const dangling: string[] = [];
    const visit = (node: unknown) => {
      if (!isJson(node)) return;
      const target = node['$ref'];
      if (typeof target === 'string' && resolved(json, target) === undefined) dangling.push(target);
      Object.values(node).forEach(visit);
    };
    visit(json);
    expect(dangling).toEqual([]);
  });

  function resolved(root: unknown, reference: string): unknown {
    if (!reference.startsWith('#/')) return undefined;
    return reference
      .slice(2)
      .split('/')
      .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((node, part) => (isJson(node) ? node[part] : undefined), root);
  }

  it('has a page for people', async () => {
    const page = await fetch(`${api.url}/api/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});

const isListSchema = (schema: z.ZodType | undefined): boolean =>
  schema instanceof z.ZodObject && 'nextCursor' in schema.shape;
const lists = Object.entries<Route>(routes).filter(
  ([, route]) => !isMutating(route) && isListSchema(route.answer),
);

describe.each(lists)('the list %s', (_, route) => {
  const Page = z.object({
    items: z.array(z.looseObject({ id: z.string() })),
    nextCursor: z.string().nullable(),
  });
  const [collection = ''] = route.path.split('/').slice(1);
  const ask = async (query: Record<string, string>) => {
    const path = route.path.replace(':id', ids[collection] ?? '');
    const response = await fetch(`${api.url}/api${path}?${new URLSearchParams(query)}`, {
      headers: badges.next('manager').headers,
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  };
  const sort = route.query?.shape['sort'];
  const options = sort instanceof z.ZodOptional ? sort.unwrap() : sort;
  const sorts = options instanceof z.ZodEnum ? options.options.map(String) : [];

  it.each(['', ...sorts])('pages without repeat or gap, sorted by "%s"', async by => {
    const order = by === '' ? undefined : { sort: by };
    const whole = Page.parse((await ask({ limit: '200', ...order })).body);
    expect(whole.nextCursor).toBeNull();
    const [first, second, third] = [[], [], []].map(() => whole.items.splice(0, 2).map(({ id }) => id));
    const one = Page.parse((await ask({ limit: '2', ...order })).body);
    const two = Page.parse((await ask({ limit: '2', cursor: one.nextCursor ?? '', ...order })).body);
    const three = Page.parse((await ask({ limit: '2', cursor: two.nextCursor ?? '', ...order })).body);
    expect([one, two, three].map(({ items }) => items.map(({ id }) => id))).toEqual([first, second, third]);
    expect(new Set([first, second, third].flat()).size).toBe(6);
  });

  it.each([
    ['limit', '0'],
    ['limit', '201'],
    ['limit', 'many'],
    ['sort', 'shoe-size'],
    ['cursor', 'made-up'],
    ['cursor', Buffer.from('["id","asc","x","not-an-id"]').toString('base64url')],
    ['cursor', 'x'.repeat(501)],
  ])('refuses %s=%s by name', async (field, value) => {
    const { status, body } = await ask({ [field]: value });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 'input-invalid', errors: [{ path: `/query/${field}` }] },
    });
  });
});
