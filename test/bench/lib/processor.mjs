import { readdirSync, readFileSync } from 'node:fs';

/** Of the kernel's accounting, on every Linux. */
const TICK_MS = 10;

/** Parent, and processor time in ms, of every process; empty where there is no /proc. */
function processes() {
  const found = new Map();
  let names = [];
  try {
    names = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  } catch {
    return found;
  }
  for (const name of names)
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      // The last two are those of children that have ended: of backends whose connection was given up.
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      found.set(Number(name), { parent: Number(fields[1]), ms: ticks * TICK_MS });
    } catch {
      // It ended while we looked.
    }
  return found;
}

/** Processor time of a process and of all below it, ms: what neighbours on the machine hardly change. */
export function processorMs(pid) {
  const all = processes();
  const isBelow = at => {
    for (let here = at; here > 1; here = all.get(here)?.parent ?? 0) if (here === pid) return true;
    return false;
  };
  let sum = 0;
  for (const [at, { ms }] of all) if (isBelow(at)) sum += ms;
  return sum;
}

export const ownProcessorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
