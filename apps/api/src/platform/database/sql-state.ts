/** The SQLSTATE, or the code of a network error, of what Postgres, its driver or TypeORM threw. */
export function sqlState(error: unknown): string | undefined {
  return factOf(error, 'code');
}

/** One fact that Postgres sent with the error: `constraint`, `column`, `table` ... */
export function factOf(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  // TypeORM wraps what the driver threw.
  const wrapped: unknown = Reflect.get(error, 'driverError');
  const facts = typeof wrapped === 'object' && wrapped !== null ? wrapped : error;
  const value: unknown = Reflect.get(facts, name);
  return typeof value === 'string' ? value : undefined;
}
