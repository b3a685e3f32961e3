import type { TaskKind } from '#contracts';
import { Refused } from '../platform/refused';

/** A reading without a number and a text without words are not done. */
export function refuseAnswer(
  { kind }: { kind: TaskKind },
  { done, answer }: { done: boolean; answer: string | null },
): Refused | null {
  if (!done) return null;
  const text = answer?.trim() ?? '';
  if (kind === 'reading' && (text === '' || !Number.isFinite(Number(text.replace(',', '.')))))
    return invalid('a number');
  return kind === 'text' && text === '' ? invalid('some words') : null;
}

function invalid(message: string): Refused {
  return new Refused('input-invalid', undefined, [{ path: '/body/answer', message }]);
}
