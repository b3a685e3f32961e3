import type { EngineerDescription, ProblemDescription } from './description';
import { personOfEach } from './people';
import type { Fairness } from './prices';

/** Null where uneven work has no price, and in a running day, which is held to what was promised: then nothing is looked up for it. */
export function compileFairness(
  description: ProblemDescription,
  costScale: number,
  isPromised: boolean,
): Fairness | null {
  if (isPromised || !description.costPerUnevenHour) return null;
  const person = personOfEach(description.engineers);
  const lists = shiftsByPerson(description.engineers);
  const of = new Int32Array(description.engineers.length);
  for (const [row, shifts] of lists.entries()) for (const engineer of shifts) of[engineer] = row;
  const prices = pricesOfWork(description, lists);
  return {
    of,
    shifts: lists.map(list => Int32Array.from(list)),
    price: Float64Array.from(prices, price => price * costScale),
    person,
  };
}

/** The same of some engineers alone, each of whom has one shift. */
export function fairnessAmong({ of, price }: Fairness, engineers: readonly number[]): Fairness {
  return {
    of: Int32Array.from(engineers.keys()),
    shifts: engineers.map((_, index) => Int32Array.of(index)),
    price: Float64Array.from(engineers, engineer => price[of[engineer]!]!),
    person: null,
  };
}

/**
 * What the work of everybody costs, in units of cost; `workSeconds` is by engineer. Nothing without a price.
 *
 * A square of everybody's hours and not a distance from their mean: each person then has a price of his own that grows ever
 * faster, so that a search need only ask what a job more costs the one who gets it; of all ways to share the same work out the even one
 * is cheapest all the same, because the squares are their mean's and the distances' together.
 */
export function unevenCost(description: ProblemDescription, workSeconds: readonly number[]): number {
  if (!description.costPerUnevenHour) return 0;
  const lists = shiftsByPerson(description.engineers);
  const prices = pricesOfWork(description, lists);
  return lists.reduce((sum, shifts, row) => {
    const work = shifts.reduce((all, engineer) => all + workSeconds[engineer]!, 0);
    return sum + prices[row]! * work ** 2;
  }, 0);
}

/** For the square of a second: half of the price of an hour, so that an hour more costs it for each hour that there is already. */
function pricesOfWork(
  { engineers, costPerUnevenHour = 0 }: ProblemDescription,
  lists: readonly (readonly number[])[],
): number[] {
  const lengths = lists.map(shifts =>
    shifts.reduce((sum, engineer) => sum + lengthOf(engineers[engineer]!), 0),
  );
  const known = lengths.filter(length => length > 0 && length < Infinity);
  const mean = known.reduce((sum, length) => sum + length, 0) / known.length;
  return lengths.map(length => {
    const share = length > 0 && length < Infinity ? length / mean : 1;
    return costPerUnevenHour / 2 / 3_600 ** 2 / share;
  });
}

function lengthOf({ shift }: EngineerDescription): number {
  return shift ? shift[1] - shift[0] : Infinity;
}

function shiftsByPerson(engineers: readonly EngineerDescription[]): number[][] {
  const person = personOfEach(engineers);
  const lists = new Map<number, number[]>();
  for (const index of engineers.keys()) {
    const name = person?.[index] ?? index;
    const list = lists.get(name) ?? [];
    lists.set(name, list);
    list.push(index);
  }
  return [...lists.values()];
}
