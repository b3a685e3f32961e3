import type { Crossed } from '../danger/crossed';
import { crossed } from '../danger/crossed';
import { lines } from '../danger/lines';
import { certainFrom, possibleFrom } from '../danger/sense';
import { namedGate } from '../gates';
import type { Figure } from './figure';
import { share } from './figure';

/** The lines that the sense of danger is learned from, each read by one that has not seen it. Ten seconds and more. */
export function senseFigures(): Figure[] {
  const read = crossed(lines);
  const textOf = ({ text }: Crossed) => text;
  const isNamed = ({ text }: Crossed) => namedGate(text).safety;
  const dangers = read.filter(({ about }) => about !== null);
  const ordinary = read.filter(({ about }) => about === null);
  return [
    share(
      'danger not learned from, five-fold: answered',
      dangers,
      one => one.score >= certainFrom || isNamed(one),
      textOf,
      null,
    ),
    share(
      'the same: answered or asked about',
      dangers,
      one => one.score >= possibleFrom || isNamed(one),
      textOf,
      85,
    ),
    share(
      'ordinary lines not learned from, not taken for danger',
      ordinary,
      one => one.score < certainFrom,
      textOf,
      95,
    ),
  ];
}
