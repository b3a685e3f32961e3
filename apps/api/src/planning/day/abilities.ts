import type { PlannableEngineer } from '../../engineers';
import { isOfSameCompany } from './day';
import type { DayOrder } from './day';

interface Ability {
  number: number;
  isOf: (engineer: PlannableEngineer) => boolean;
}

/** Skills with levels, and whose order it is, as the plain numbers of the engine. */
export class Abilities {
  private readonly known = new Map<string, Ability>();

  constructor(orders: readonly DayOrder[]) {
    for (const order of orders) this.neededBy(order);
  }

  neededBy(order: DayOrder): number[] {
    return [
      this.numberOf(`company ${order.partnerId}`, engineer => isOfSameCompany(order, engineer)),
      ...order.job.skills.map(({ skill, level }) =>
        this.numberOf(`skill ${level} ${skill}`, engineer =>
          engineer.skills.some(one => one.skill === skill && one.level >= level),
        ),
      ),
    ];
  }

  of(engineer: PlannableEngineer): number[] {
    return [...this.known.values()].flatMap(({ number, isOf }) => (isOf(engineer) ? [number] : []));
  }

  private numberOf(name: string, isOf: Ability['isOf']): number {
    const known = this.known.get(name) ?? { number: this.known.size, isOf };
    this.known.set(name, known);
    return known.number;
  }
}
