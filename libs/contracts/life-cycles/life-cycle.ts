/** A life cycle is a table: for each state, which events lead where. Server refuses by it, clients hide by it. */
export type LifeCycle<S extends string, E extends string> = Readonly<
  Record<S, Readonly<Partial<Record<E, S>>>>
>;

export const nextState = <S extends string, E extends string>(
  table: LifeCycle<S, E>,
  state: S,
  event: E,
): S | null => table[state][event] ?? null;

/** The events that are legal in a state: what a refusal tells and what a screen offers. */
export const legalEvents = <S extends string, E extends string>(table: LifeCycle<S, E>, state: S): E[] => {
  const moves: Readonly<Partial<Record<E, S>>> = table[state];
  const events: E[] = [];
  for (const event in moves) events.push(event);
  return events;
};
