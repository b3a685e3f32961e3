import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Who may import what: the table of ARCHITECTURE.md, kept by this spec. The first matching folder decides. */
interface Rule {
  folder: RegExp;
  libs: readonly string[];
  packages: readonly RegExp[];
  node: boolean;
  /** Pure: time, chance and input are arguments. */
  pure?: boolean;
}
const react = [
  /^react($|-dom|\/)/,
  /^leaflet/,
  /^@tanstack\/react-query$/,
  /^topojson-client$/,
  /^world-atlas/,
];
const rules: readonly Rule[] = [
  { folder: /^libs\/contracts\//, libs: ['contracts'], packages: [/^zod$/], node: false, pure: true },
  {
    folder: /^libs\/(dispatch|telemetry|triage)\/(worker|command)\.ts$/,
    libs: ['contracts'],
    packages: [],
    node: true,
  },
  // What a model answers is parsed before anything is done with it.
  { folder: /^libs\/triage\//, libs: ['contracts'], packages: [/^zod$/], node: false, pure: true },
  {
    folder: /^libs\/telemetry\//,
    libs: ['contracts', 'measures'],
    packages: [],
    node: false,
    pure: true,
  },
  { folder: /^libs\/measures\//, libs: [], packages: [], node: false, pure: true },
  {
    folder: /^libs\/(dispatch|coverage)\//,
    libs: ['contracts'],
    packages: [],
    node: false,
    pure: true,
  },
  {
    folder: /^libs\/ui\//,
    libs: ['contracts', 'ui'],
    packages: [...react, /^zod$/, /^geojson$/, /^topojson-specification$/],
    node: false,
  },
  {
    folder: /^apps\/(console|field|portal)\//,
    libs: ['contracts', 'dispatch', 'coverage', 'measures', 'ui'],
    packages: react,
    node: false,
  },
  { folder: /^apps\/simulator\//, libs: ['contracts'], packages: [/^mqtt$/], node: true },
  {
    folder: /^apps\/api\//,
    libs: ['contracts', 'dispatch', 'telemetry', 'triage', 'coverage', 'measures'],
    packages: [/^(?!react|leaflet|@tanstack)/],
    node: true,
  },
  { folder: /^seed\//, libs: ['contracts'], packages: [], node: false, pure: true },
];

const specOrTest = /\.(spec|fixture)\.tsx?$/;
const sources = ['apps', 'libs', 'seed']
  .flatMap(folder => walk(join(root, folder)))
  .filter(file => /\.tsx?$/.test(file));
const imports = new Map(sources.map(file => [file, importsOf(readFileSync(join(root, file), 'utf8'))]));

describe('the architecture', () => {
  it('lets each folder import only what its row allows', () => {
    const breaches = [...imports].flatMap(([file, names]) => {
      const rule = rules.find(({ folder }) => folder.test(file));
      if (!rule || specOrTest.test(file)) return [];
      return names.filter(name => !isAllowed(rule, file, name)).map(name => `${file} imports ${name}`);
    });
    expect(breaches).toEqual([]);
  });

  it('keeps a feature behind its index, and the platform free of features', () => {
    const breaches = [...imports].flatMap(([file, names]) => {
      const own = /^apps\/api\/src\/([\w-]+)\//.exec(file)?.[1];
      if (!own || specOrTest.test(file)) return [];
      return names
        .filter(name => name.startsWith('.'))
        .flatMap(name => {
          const target = relative(root, join(root, dirname(file), name));
          const [, other, inner] = /^apps\/api\/src\/([\w-]+)\/(.+)$/.exec(target) ?? [];
          if (!other || other === own || other === 'platform') return [];
          if (own === 'platform')
            return other === 'migrations' ? [] : [`${file}: the platform imports ${other}`];
          return inner === 'index' || own === 'demo' ? [] : [`${file} reaches into ${target}`];
        });
    });
    expect(breaches).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cycles()).toEqual([]);
  });

  it('leaves clock, chance and IO out of the pure libraries', () => {
    const breaches = sources.flatMap(file => {
      const rule = rules.find(({ folder }) => folder.test(file));
      if (!rule?.pure || specOrTest.test(file)) return [];
      const impure =
        /\b(Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|process\.|fetch\(|setTimeout\()/.exec(
          readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
        );
      return impure ? [`${file}: ${impure[1]}`] : [];
    });
    expect(breaches).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const allowed =
      /^apps\/api\/src\/(main|platform\/config\/|platform\/database\/embedded\/)|^apps\/(simulator|vite\.config)|\/(command|worker)\.ts$/;
    const readers = sources.filter(
      file =>
        !specOrTest.test(file) &&
        !allowed.test(file) &&
        /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(readers).toEqual([]);
  });
});

function isAllowed(rule: Rule, file: string, name: string): boolean {
  if (name.startsWith('.')) {
    const target = relative(root, join(root, dirname(file), name));
    const [top, part] = target.split('/');
    if (top === 'libs') return file.startsWith(`libs/${part}/`);
    if (top === 'apps') return file.startsWith(`apps/${part}/`);
    return top === 'seed' ? file.startsWith('seed/') || file.startsWith('apps/api/src/demo/') : false;
  }
  if (name.startsWith('#')) return rule.libs.includes(name.slice(1).split('/')[0] ?? '');
  if (name.startsWith('node:')) return rule.node;
  return rule.packages.some(pattern => pattern.test(name));
}

function importsOf(source: string): string[] {
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found]
    .map(match => match[1] ?? match[2] ?? match[3] ?? '')
    .filter(name => !/\.(css|svg|json)(\?\w+)?$/.test(name));
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    if (name === 'node_modules' || name === 'dist') return [];
    return statSync(path).isDirectory() ? walk(path) : [relative(root, path)];
  });
}

/** The file an import means, or null for a package. Type-only imports count: they couple as much. */
function resolved(file: string, name: string): string | null {
  const base = name.startsWith('#')
    ? `libs/${name.slice(1)}/index`
    : name.startsWith('.')
      ? relative(root, join(root, dirname(file), name))
      : null;
  if (base === null) return null;
  return (
    [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`, base].find(path =>
      imports.has(path),
    ) ?? null
  );
}

function cycles(): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const name of imports.get(file) ?? []) {
      const target = resolved(file, name);
      if (target) visit(target, [...path, file]);
    }
    state.set(file, 'done');
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}
