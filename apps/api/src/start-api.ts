import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { AppModule } from './app.module';
import { SessionsService } from './organisations';
import { healthRoutes } from './platform/health';
import { baseHeaders } from './platform/http/headers';
import { openApi } from './platform/http/openapi';
import { servePages } from './platform/http/pages';
import { installJobs } from './platform/jobs';
import { measureRequests } from './platform/metrics';
import type { Foundation } from './platform/platform.module';

export interface RunningApi {
  app: NestExpressApplication;
  /** Where it listens, without a slash at the end. */
  url: string;
  /** Ends listening, finishes what is in hand and lets go of everything it opened itself. */
  stop(): Promise<void>;
}

const MOST_HEADERS_MS = 10_000;
const MOST_REQUEST_MS = 90_000;

/** Starts the http side and the feature modules on a prepared foundation. Rejects with the listen error. */
export async function startApi(foundation: Foundation): Promise<RunningApi> {
  const { config, log } = foundation;
  await installJobs(foundation.ownerUrl);
  // Asked by open streams only, so long after there is an app.
  const stillAllowed = (ids: readonly string[]) =>
    app.get(SessionsService, { strict: false }).stillValid(ids);
  const app: NestExpressApplication = await NestFactory.create(AppModule.on(foundation, stillAllowed), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustedProxies);
  app.use(baseHeaders(config));
  app.use(measureRequests(log));
  app.use(healthRoutes(foundation));
  app.use(servePages(webRoot()));
  app.setGlobalPrefix('api', { exclude: ['e/:publicToken'] });
  describe(app, config.publicUrl);
  await app.init();
  // Below /api the filter says so; what nobody serves elsewhere ends here, with the headers of every answer.
  app.use(
    (_: unknown, response: { status(code: number): { type(type: string): { send(text: string): void } } }) =>
      response.status(404).type('text/plain').send('There is nothing here.'),
  );
  const server = app.getHttpServer();
  server.headersTimeout = MOST_HEADERS_MS;
  server.requestTimeout = MOST_REQUEST_MS;
  await app.listen(config.port, config.host);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    app,
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    stop: () => app.close(),
  };
}

/** dist/web beside dist/api; from source, the last build. */
function webRoot(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  return here.includes(join('dist', 'api'))
    ? join(here.slice(0, here.lastIndexOf(join('dist', 'api'))), 'dist/web')
    : join(here, '../../../dist/web');
}

function describe(app: NestExpressApplication, publicUrl: string) {
  // Made when somebody asks: it is some hundred schemas, and a start waits for it.
  let document: Record<string, unknown> | undefined;
  app.use('/api/openapi.json', (_: unknown, response: { json(body: unknown): void }) =>
    response.json((document ??= openApi(publicUrl))),
  );
  SwaggerModule.setup(
    'api/docs',
    app,
    { openapi: '3.1.0', info: { title: 'Callout', version: '1' }, paths: {} },
    {
      raw: false,
      jsonDocumentUrl: 'api/docs/openapi.json',
      swaggerOptions: { url: '/api/openapi.json' },
    },
  );
}
