import { Injectable } from '@nestjs/common';
import type { Caller } from '#contracts';
import { Refused } from '../refused';

interface Bucket {
  tokens: number;
  at: number;
}
const limits = {
  /** With a token that opens nothing. */
  stranger: { perSecond: 40, burst: 400 },
  anyone: { perSecond: 10, burst: 100 },
  visitor: { perSecond: 10, burst: 60 },
  device: { perSecond: 50, burst: 500 },
  person: { perSecond: 40, burst: 400 },
} as const satisfies Record<string, { perSecond: number; burst: number }>;
type Kind = keyof typeof limits;
const MOST_BUCKETS = 50_000;

/** Token buckets per caller in this process. Signing in has its own, stricter throttle in the database. */
@Injectable()
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();

  /** @throws Refused too-many-requests with the seconds to wait */
  take(caller: Caller | 'stranger', id: string, now = performance.now()) {
    const kind = kindOf(caller);
    const bucket = this.filled(kind, id, now);
    refuseEmpty(kind, bucket);
    bucket.tokens -= 1;
  }

  /** As `take`, but leaves the bucket as it is: whether to begin with something costly at all. */
  ask(caller: Caller | 'stranger', id: string, now = performance.now()) {
    const kind = kindOf(caller);
    if (this.buckets.has(`${kind}:${id}`)) refuseEmpty(kind, this.filled(kind, id, now));
  }

  private filled(kind: Kind, id: string, now: number): Bucket {
    const { perSecond, burst } = limits[kind];
    const key = `${kind}:${id}`;
    const bucket = this.buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    // Re-inserted so that the map's order is by last use and the eldest is forgotten first.
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > MOST_BUCKETS) this.buckets.delete(this.buckets.keys().next().value ?? '');
    return bucket;
  }
}

const kindOf = (caller: Caller | 'stranger'): Kind => {
  if (caller === 'stranger' || caller === 'anyone' || caller === 'visitor' || caller === 'device')
    return caller;
  return 'person';
};

function refuseEmpty(kind: Kind, { tokens }: Bucket) {
  if (tokens >= 1) return;
  throw new Refused('too-many-requests', {
    retryAfterSeconds: Math.ceil((1 - tokens) / limits[kind].perSecond),
  });
}
