import { z } from 'zod';
import { allows, can, Problem, refusals, routes } from '#contracts';
import type { Route } from '#contracts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return json;
};

function parametersOf(route: Route): Json[] {
  const of = (schema: z.ZodObject | undefined, place: 'path' | 'query') =>
    Object.entries<z.ZodType>(schema?.shape ?? {}).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || !field.safeParse(undefined).success,
      schema: schemaOf(field, 'input'),
    }));
  return [...of(route.params, 'path'), ...of(route.query, 'query')];
}

function contentOf(route: Route): Json | undefined {
  if (route.carries === 'file-out')
    return {
      [route.media ?? 'image/*']: {
        schema: { type: 'string', contentMediaType: 'application/octet-stream' },
      },
    };
  if (route.carries === 'stream') return { 'text/event-stream': { schema: { type: 'string' } } };
  return route.answer && { 'application/json': { schema: schemaOf(route.answer, 'output') } };
}

function operationOf(name: string, route: Route): Json {
  const content = contentOf(route);
  const requestBody =
    route.carries === 'file-in'
      ? {
          required: true,
          content: {
            'image/*': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
          },
        }
      : route.body && {
          required: true,
          content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
        };
  const idempotencyKey = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 255 },
  };
  return {
    operationId: name,
    summary: route.summary,
    description: `Permission \`${route.permission}\`: ${can[route.permission].join(', ')}.`,
    tags: [route.path.split('/')[1]],
    parameters: [...parametersOf(route), ...(route.method === 'GET' ? [] : [idempotencyKey])],
    ...(allows(route.permission, 'anyone') ? { security: [] } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      [content ? '200' : '204']: { description: 'Success', ...(content ? { content } : {}) },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** OpenAPI 3.1 of the whole api, made from the routes table. */
export function openApi(publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Callout',
      version: '1',
      description: `Refusal codes: ${Object.keys(refusals).join(', ')}.`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${publicUrl}/api` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
}
