import type { Tracking } from '#contracts';

/** A signature on site is a yes, but not yet the customer's last word: a rating is still asked for. */
export const isFinished = ({ acceptance, acceptanceAsked }: Tracking): boolean =>
  acceptance !== null && !acceptanceAsked;
