import { refusals } from '#contracts';
import type { RefusalCode } from '#contracts';

/** An expected no: thrown by rules and services, answered as a problem whose code the client translates. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  constructor(
    readonly code: RefusalCode,
    readonly facts?: Record<string, unknown>,
    readonly errors?: readonly { path: string; message: string }[],
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.status = refusals[code];
  }
}
