export const CODE_MS = 10 * 60_000;
export const MOST_TRIES = 5;
/** Codes that one browser may ask for, and that one mailbox gets, within an hour. */
export const MOST_CODES_PER_HOUR = 5;

export interface CodeState {
  tries: number;
  expiresAt: Date;
  usedAt: Date | null;
}

/** May it be tried at all: young, unused, and not yet guessed at too often. */
export const isTryable = (code: CodeState, now: Date): boolean =>
  code.usedAt === null && code.tries < MOST_TRIES && now.getTime() < code.expiresAt.getTime();
