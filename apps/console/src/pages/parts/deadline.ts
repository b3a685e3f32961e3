export interface TimeLeft {
  isLate: boolean;
  /** Under this a person should be at it. */
  isClose: boolean;
  /** `4:05` within the hour, else the minutes for a formatter. */
  clock: string | null;
  minutes: number;
}

const closeMs = 15 * 60_000;

/** How long there is until a deadline, or since it passed. */
export function timeLeft(deadline: string, now: number): TimeLeft {
  const leftMs = Date.parse(deadline) - now;
  const seconds = Math.floor(Math.abs(leftMs) / 1_000);
  const clock =
    seconds < 3_600 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : null;
  return { isLate: leftMs < 0, isClose: leftMs >= 0 && leftMs < closeMs, clock, minutes: seconds / 60 };
}
