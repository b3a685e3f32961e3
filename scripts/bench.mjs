// npm run bench -- <name> [--option value]: figures with a yardstick in the same run; see test/bench/README.md.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuildCurrent } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'test/bench');
const names = readdirSync(folder)
  .filter(file => file.endsWith('.bench.mjs'))
  .map(file => file.slice(0, -'.bench.mjs'.length))
  .sort();

function giveUp(message) {
  process.stderr.write(`bench: ${message}\n`);
  process.exit(2);
}

function readOptions(args, defaults) {
  const options = { ...defaults };
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at]?.replace(/^--/, '');
    if (!(name in defaults))
      giveUp(
        `${args[at]}: options are ${Object.keys(defaults)
          .map(key => `--${key}`)
          .join(', ')}`,
      );
    if (typeof defaults[name] === 'string') {
      options[name] = args[at + 1] ?? giveUp(`--${name}: needs a value`);
      continue;
    }
    const value = Number(args[at + 1]);
    if (!(value > 0)) giveUp(`--${name}: needs a number above 0`);
    options[name] = value;
  }
  return options;
}

const [name, ...args] = process.argv.slice(2);
if (!names.includes(name)) giveUp(`which one? ${names.join(', ')}`);
const { defaults, run } = await import(join(folder, `${name}.bench.mjs`));
const options = readOptions(args, defaults);
if (!isBuildCurrent()) build();
const { printTable } = await import(join(folder, 'lib/figures.mjs'));
const { clearAll } = await import(join(folder, 'lib/system.mjs'));
try {
  const { columns, rows, more, figures } = await run(options);
  await clearAll();
  printTable(columns, rows);
  if (more) printTable(more.columns, more.rows);
  process.stdout.write(
    `${JSON.stringify({ bench: name, at: new Date().toISOString(), options, ...figures })}\n`,
  );
  process.exit(0);
} catch (error) {
  await clearAll();
  process.stderr.write(`bench: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
