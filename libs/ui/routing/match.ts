export type Params = Readonly<Record<string, string>>;

/** Reads an address by a pattern: `/work-orders/:id` and `/work-orders/42` give `{ id: '42' }`; null when it is another. */
export function match(pattern: string, path: string): Params | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return null;
      continue;
    }
    const text = decode(value);
    if (!text) return null;
    params[part.slice(1)] = text;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
