// The month runs the sources of libs, simulator and seed as they are, in this process: built into a folder of its own.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @returns the module test/bench/alerts/fleet.ts */
export async function fleetModule(folder) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: 'test/bench/alerts/fleet.ts',
      outDir: folder,
      target: 'node24',
      minify: false,
      emptyOutDir: true,
    },
  });
  return import(pathToFileURL(join(folder, 'fleet.js')).href);
}
