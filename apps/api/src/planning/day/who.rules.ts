import { defaultWeights } from '#dispatch';
import type { JobDescription } from '#dispatch';
import type { DayOrder } from './day';

/** Cost of sending somebody else than whom the customer prefers: what a candidate's preference is worth, in seconds. */
const PREFERRED_PRICE = defaultWeights.preferred * 60;

/** The stretches of these engineers, by id of the engine's engineer. */
export const stretchesOf = (
  engineerIds: readonly string[],
  stretches: readonly { engineerId: string }[],
): number[] => stretches.flatMap(({ engineerId }, id) => (engineerIds.includes(engineerId) ? [id] : []));

/** Who may not have the job and who had better have it. Who has it already may keep it. */
export function withWishes(
  described: JobDescription,
  { job }: DayOrder,
  stretches: readonly { engineerId: string }[],
  holderId: string | null = null,
): JobDescription {
  const excluded = (job.excludedEngineerIds ?? []).filter(id => id !== holderId);
  const never = [...(described.never ?? []), ...stretchesOf(excluded, stretches)];
  const engineers = stretchesOf(job.preferredEngineerIds ?? [], stretches);
  return {
    ...described,
    ...(never.length > 0 && { never }),
    ...(engineers.length > 0 && { preferred: { engineers, price: PREFERRED_PRICE } }),
  };
}
