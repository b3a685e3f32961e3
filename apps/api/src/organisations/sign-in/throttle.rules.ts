/** How many attempts are free, and how the wait grows after them. Nobody is ever locked out: that would be a weapon. */
export interface Limit {
  free: number;
  firstWaitMs: number;
  longestWaitMs: number;
  /** One attempt is forgotten each time this passes. */
  forgetOneEveryMs: number;
}

/** A person who mistypes is not delayed; a list of passwords against one address goes at one a minute. */
export const perAccount: Limit = {
  free: 5,
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  forgetOneEveryMs: 300_000,
};
/** An office behind one address signs in at eight o'clock; successes are not counted. */
export const perAddress: Limit = {
  free: 30,
  firstWaitMs: 1_000,
  longestWaitMs: 300_000,
  forgetOneEveryMs: 20_000,
};
/** Many addresses at once: everybody waits a little rather than the machine hashing at its limit. */
export const everybody: Limit = {
  free: 300,
  firstWaitMs: 250,
  longestWaitMs: 2_000,
  forgetOneEveryMs: 50,
};
/** Mails with links, to one address. */
export const perMailbox: Limit = {
  free: 3,
  firstWaitMs: 60_000,
  longestWaitMs: 3_600_000,
  forgetOneEveryMs: 1_200_000,
};

export interface Counter {
  failures: number;
  blockedUntil: Date | null;
  /** Up to when forgetting is counted. */
  updatedAt: Date;
}

export const waitMs = ({ blockedUntil }: Counter, now: Date): number =>
  Math.max(0, (blockedUntil?.getTime() ?? 0) - now.getTime());

/** The counter with one more attempt, made now. Counted before the password is looked at, so that many at once are many. */
export function counted(counter: Counter, limit: Limit, now: Date): Counter {
  const passedMs = Math.max(0, now.getTime() - counter.updatedAt.getTime());
  const forgotten = Math.min(counter.failures, Math.floor(passedMs / limit.forgetOneEveryMs));
  const left = counter.failures - forgotten;
  const failures = left + 1;
  const beyond = failures - limit.free;
  // 2 ** 1024 is Infinity, which min() bears.
  const delayMs = beyond > 0 ? Math.min(limit.longestWaitMs, limit.firstWaitMs * 2 ** (beyond - 1)) : 0;
  return {
    failures,
    blockedUntil: delayMs > 0 ? new Date(now.getTime() + delayMs) : null,
    updatedAt: left === 0 ? now : new Date(counter.updatedAt.getTime() + forgotten * limit.forgetOneEveryMs),
  };
}
