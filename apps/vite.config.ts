import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const apps = dirname(fileURLToPath(import.meta.url));
const root = dirname(apps);
const pages = ['console', 'field', 'portal'] as const;
const fieldServiceWorker = join(apps, 'field/src/sw.ts');

/** Entries of the server build: name in dist/api -> source. Missing ones are left out. */
const serverEntries = {
  main: 'apps/api/src/main.ts',
  simulator: 'apps/simulator/src/main.ts',
  seed: 'seed/main.ts',
  'backtest-worker': 'apps/api/src/alerts/backtest-worker.ts',
  'dispatch-worker': 'libs/dispatch/worker.ts',
  'learn-worker': 'apps/api/src/triage/lessons/learn-worker.ts',
  'plan-worker': 'apps/api/src/planning/plan-worker.ts',
  plan: 'libs/dispatch/command.ts',
  dispatch: 'libs/dispatch/index.ts',
  detect: 'libs/telemetry/command.ts',
  triage: 'libs/triage/command.ts',
  converse: 'apps/api/src/triage/converse/command.ts',
};

function existing(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries)
      .map(([name, path]) => [name, join(root, path)] as const)
      .filter(([, path]) => existsSync(path)),
  );
}

/** /console/work-orders/42 is a page of the console: the dev server answers with its shell, as the api does in production. */
function deepLinks(): Plugin {
  return {
    name: 'callout-deep-links',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        const page = pages.find(name => path === `/${name}` || path.startsWith(`/${name}/`));
        if (path === '/field/sw.js') request.url = '/field/src/sw.ts';
        else if (page && !/\.\w+$/.test(path)) request.url = `/${page}/index.html`;
        next();
      });
    },
  };
}

/** Migrations are read from disk beside the bundle. */
function migrations(): Plugin {
  const folder = join(apps, 'api/src/migrations');
  return {
    name: 'callout-migrations',
    applyToEnvironment: environment => environment.name === 'api',
    generateBundle() {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder).filter(file => file.endsWith('.sql')))
        this.emitFile({
          type: 'asset',
          fileName: `migrations/${name}`,
          source: readFileSync(join(folder, name)),
        });
    },
  };
}

/** What the field app's service worker must hold to start in flight mode: field/precache.json, a list of addresses. */
function precache(): Plugin {
  return {
    name: 'callout-precache',
    applyToEnvironment: environment => environment.name === 'client',
    generateBundle(_options, bundle) {
      const files = new Set<string>();
      const visit = (fileName: string): void => {
        const file = bundle[fileName];
        // Fine map data would cost a phone more than the rest together; the coarse one serves in flight mode.
        if (!file || files.has(fileName) || fileName.includes('countries-10m')) return;
        files.add(fileName);
        if (file.type !== 'chunk') return;
        for (const name of [...file.imports, ...file.dynamicImports]) visit(name);
        for (const name of file.viteMetadata?.importedCss ?? []) files.add(name);
        for (const name of file.viteMetadata?.importedAssets ?? []) visit(name);
      };
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.isEntry && file.name === 'field') visit(file.fileName);
      const shell = ['/field/', '/field/manifest.webmanifest', '/icon.svg', '/theme.js'];
      const source = JSON.stringify([...shell, ...[...files].sort().map(file => `/${file}`)]);
      this.emitFile({ type: 'asset', fileName: 'field/precache.json', source });
    },
  };
}

export default defineConfig({
  root: apps,
  base: '/',
  appType: 'mpa',
  cacheDir: join(root, 'node_modules/.cache/vite'),
  plugins: [react(), deepLinks(), migrations(), precache()],
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api', '/healthz', '/readyz', '/e/', '^/$'].map(path => [path, 'http://localhost:3000']),
    ),
  },
  environments: {
    client: {
      build: {
        outDir: join(root, 'dist/web'),
        emptyOutDir: true,
        // Hashed files are cached for a year; the shells and the service worker are not.
        assetsDir: 'assets',
        sourcemap: false,
        manifest: true,
        rolldownOptions: {
          input: {
            ...existing(Object.fromEntries(pages.map(page => [page, `apps/${page}/index.html`]))),
            ...existing({ 'field-sw': relative(root, fieldServiceWorker) }),
          },
          output: {
            entryFileNames: chunk => (chunk.name === 'field-sw' ? 'field/sw.js' : 'assets/[name]-[hash].js'),
          },
        },
      },
    },
    api: {
      consumer: 'server',
      resolve: { external: true, conditions: ['node', 'module-sync'] },
      build: {
        outDir: join(root, 'dist/api'),
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node24',
        minify: false,
        sourcemap: true,
        ssr: true,
        rolldownOptions: {
          input: existing(serverEntries),
          output: {
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            // A stack trace and the log name classes; Nest's injector does too.
            keepNames: true,
          },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const only = process.env.CALLOUT_BUILD;
      const { client, api } = builder.environments;
      if (client && only !== 'api') await builder.build(client);
      if (api && only !== 'web' && existsSync(join(root, serverEntries.main))) await builder.build(api);
    },
  },
});
