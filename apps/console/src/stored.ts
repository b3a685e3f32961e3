import { useCallback, useState } from 'react';

/** A choice of this browser (width of a panel, zoom): kept across reloads, forgotten when it no longer reads. */
export function useStored<Value>(
  name: string,
  fallback: Value,
  parse: (value: unknown) => Value | undefined,
): readonly [Value, (next: Value) => void] {
  const key = `callout.${name}`;
  const [value, setValue] = useState<Value>(() => read(key, parse) ?? fallback);
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage can be forbidden; the choice then lasts as long as the page.
      }
    },
    [key],
  );
  return [value, set];
}

function read<Value>(key: string, parse: (value: unknown) => Value | undefined): Value | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export const numberBetween =
  (least: number, most: number) =>
  (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : undefined;

export const isBoolean = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;
