import type { Problem } from '../model/problem';
import type { PlanStep } from './plan-model';

/** Which depot the stop at `index` of a route is at, and what has to be fetched there: of a kind that several have, all at the first. */
export function stopAt(
  { stock }: Problem,
  engineer: number,
  jobs: readonly number[],
  index: number,
): Pick<PlanStep, 'id' | 'fetched'> {
  const { kinds, names, isTool, needs, own, firstStop, has, depot } = stock!;
  const fetched: PlanStep['fetched'] = { parts: [], tools: [] };
  const hasIt = (node: number, kind: number) =>
    node >= firstStop && has[(node - firstStop) * kinds + kind] === 1;
  for (let kind = 0; kind < kinds; kind++) {
    if (jobs.findIndex(node => hasIt(node, kind)) !== index) continue;
    const needed = jobs.reduce((sum, node) => {
      const need = node >= firstStop ? 0 : needs[node * kinds + kind]!;
      return isTool[kind] === 1 ? Math.max(sum, need) : sum + need;
    }, 0);
    const amount = needed - own[engineer * kinds + kind]!;
    if (amount <= 0) continue;
    if (isTool[kind] === 1) fetched.tools.push(names[kind]!.kind);
    else fetched.parts.push({ kind: names[kind]!.kind, amount });
  }
  return { id: depot[jobs[index]! - firstStop]!, fetched };
}
