import { mask } from '../assisted/masking';
import { wordsOfCatalogue } from '../assisted/question';
import { gate } from '../gates';
import type { TriageInput } from '../model';
import { reportOf } from '../turn/result';
import type { GatheredTurn } from '../turn/turn';

/** Most models read no more, and what a fault is about is said before. UTF-16 units. */
const longest = 2_000;

/**
 * A text as it may leave to be asked what it means; null: it does not. What the gate holds back stays; so does a code alone, which has
 * no meaning but itself, and a text of which nothing is left but what was masked.
 * @param names of persons in the records, masked wherever they are written
 * @param keep words of the catalogue, in lower case, which are no person's
 */
export function textToAsk(
  text: string,
  names: readonly string[] = [],
  keep: ReadonlySet<string> = new Set(),
): string | null {
  if (gate(text).handOver !== null) return null;
  // Masked before it is cut: half a number is not known for one.
  const masked = mask(text.trim(), names, keep).text.slice(0, longest);
  const left =
    masked.replaceAll(/\[[A-Z]+_\d+\]?/gu, ' ').match(/[\p{L}\p{M}\p{N}]+(?:[-_./][\p{L}\p{M}\p{N}]+)*/gu) ??
    [];
  return left.some(word => !/\d/u.test(word) && (word.length > 1 || /\p{Script=Han}/u.test(word)))
    ? masked
    : null;
}

/** A report whose meaning is worth asking for, as it may leave; null: it is not asked for. */
export function reportToAsk(input: TriageInput, names: readonly string[] = []): string | null {
  const { articles, modelFaultCodes, alertFaultCode } = input;
  // The machine has said what it is.
  const isKnown = modelFaultCodes.some(one => one.code === alertFaultCode);
  return articles.length === 0 || isKnown ? null : textToAsk(input.text, names, wordsOfCatalogue(input, []));
}

/**
 * The report of a turn whose meaning may have a say in it; null: nothing leaves. Never once a person has the case or is wanted,
 * nor after danger; what buttons and records have settled is settled. That the rules understand nothing is no end yet.
 */
export function turnToAsk({ known, decision }: GatheredTurn): TriageInput | null {
  const { memory, heard, context, plain } = known;
  if (memory.state !== 'open' || context.takenOver || memory.safety || decision.record) return null;
  if (heard.gate.handOver !== null || plain.handOver !== null || plain.safety) return null;
  if (decision.question?.key === 'danger') return null;
  const isOver = decision.action === 'hand_over' || decision.action === 'close';
  if (isOver && decision.handOver?.reason !== 'not-understood') return null;
  return reportOf(memory, context);
}
