import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** The sources name modules without their ending, as bundlers read them; Node alone wants it. */
const readsSources = `import { registerHooks } from 'node:module';
registerHooks({
  resolve(name, context, next) {
    try { return next(name, context); }
    catch (error) {
      if (!/^\\.{1,2}\\//.test(name)) throw error;
      try { return next(name + '.ts', context); } catch { return next(name + '/index.ts', context); }
    }
  },
});`;

/**
 * Starts `<name>.js` of the build, or, from the sources, `<name>.ts` beside the module of `from` (its import.meta.url),
 * which must not need more than its types taken out.
 */
export function startThread(from: string, name: string, memoryMb: number): Worker {
  const here = dirname(fileURLToPath(from));
  const built = [here, dirname(here)].map(folder => join(folder, `${name}.js`)).find(existsSync);
  const hook = `data:text/javascript,${encodeURIComponent(readsSources)}`;
  return new Worker(pathToFileURL(built ?? join(here, `${name}.ts`)), {
    name,
    execArgv: built ? ['--enable-source-maps'] : ['--disable-warning=ExperimentalWarning', '--import', hook],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
}
