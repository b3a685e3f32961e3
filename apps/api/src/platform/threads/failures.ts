/** All threads are at work, and as many pieces wait as may. */
export class ThreadsBusy extends Error {
  override readonly name = 'ThreadsBusy';
}

export type ThreadFailure = 'deadline' | 'memory' | 'died' | 'stopped';

/** The work has no outcome: it took too long or too much memory, its thread died, or nobody wants it any more. */
export class ThreadFailed extends Error {
  override readonly name = 'ThreadFailed';
  constructor(
    readonly reason: ThreadFailure,
    options?: ErrorOptions,
  ) {
    super(`A thread failed: ${reason}`, options);
  }
}
