/** Filters stand in the address as text; only what a list knows comes out of it. */
export function oneOf<const Value extends string>(
  text: string | null,
  allowed: readonly Value[],
): Value | undefined {
  return allowed.find(value => value === text);
}

/** `?status=open,linked`: those that exist, each once, in the order of the list of all. */
export function someOf<const Value extends string>(text: string | null, allowed: readonly Value[]): Value[] {
  const wanted = (text ?? '').split(',');
  return allowed.filter(value => wanted.includes(value));
}

export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter(other => other !== value) : [...values, value];
}

/** How a choice of several is written into the address; none leaves it out. */
export const written = (values: readonly string[]): string | null =>
  values.length > 0 ? values.join(',') : null;

type Given<Shape> = { [Key in keyof Shape]?: NonNullable<Shape[Key]> };

/** Keeps what is set: routes leave out what is undefined, but not what is empty. */
export function given<Shape extends Readonly<Record<string, unknown>>>(shape: Shape): Given<Shape> {
  const kept: Given<Shape> = {};
  for (const key in shape) {
    const value = shape[key];
    if (value === undefined || value === null || value === '' || value === false) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    kept[key] = value;
  }
  return kept;
}

/** The sort that a header asks for; a column that the server sorts in one direction only keeps that one. */
export function knownSort<const Sort extends string>(wanted: string, sorts: readonly Sort[]): Sort | null {
  const bare = (sort: string): string => sort.replace(/^-/, '');
  return sorts.find(sort => sort === wanted) ?? sorts.find(sort => bare(sort) === bare(wanted)) ?? null;
}
