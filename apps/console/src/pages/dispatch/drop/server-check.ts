import type { AssignmentCheck } from '#contracts';
import type { Proposal } from '../../../board/proposal';

/** A pause of the pointer: the server is asked when the hand rests, not at every pixel. */
const restMs = 130;

export const sameProposal = (a: Proposal, b: Proposal): boolean =>
  a.workOrderId === b.workOrderId && a.engineerId === b.engineerId && a.start === b.start;

export interface ServerCheck {
  ask: (wanted: Proposal) => void;
  stop: () => void;
}

/** Asks the server about the latest proposal only; an answer to an earlier one is dropped. */
export function createServerCheck(given: {
  ask: (wanted: Proposal, signal: AbortSignal) => Promise<AssignmentCheck>;
  tell: (wanted: Proposal, check: AssignmentCheck) => void;
}): ServerCheck {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  const stop = (): void => {
    clearTimeout(resting);
    asked?.abort();
  };
  return {
    stop,
    ask: wanted => {
      stop();
      const asking = new AbortController();
      asked = asking;
      resting = setTimeout(() => {
        given
          .ask(wanted, asking.signal)
          .then(check => {
            if (!asking.signal.aborted) given.tell(wanted, check);
          })
          // The browser's own check stands; letting go asks again.
          .catch(() => undefined);
      }, restMs);
    },
  };
}
