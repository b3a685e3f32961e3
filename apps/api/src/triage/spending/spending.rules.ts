import type { AssistantBudget, ModelPurpose, SpendingState } from '#contracts';

interface Used {
  in: number;
  out: number;
}

const perTokens = 1_000_000;

/** In the currency of the prices; null without prices. What a text costs to be embedded may have a price of its own. */
export function costOf(
  { priceIn, priceOut, priceSearch }: Pick<AssistantBudget, 'priceIn' | 'priceOut' | 'priceSearch'>,
  tokens: Used,
  purpose: ModelPurpose,
): number | null {
  const read = purpose === 'search' ? (priceSearch ?? priceIn) : priceIn;
  const written = purpose === 'search' ? 0 : priceOut;
  if (read === null || written === null) return null;
  return (tokens.in * read + tokens.out * written) / perTokens;
}

/** Whether a call that costs this at most still fits into the month; all that is under way is in `spent` at its most. */
export const mayCost = (
  { monthly }: Pick<AssistantBudget, 'monthly'>,
  spent: number,
  most: number | null,
): boolean => monthly === null || spent + (most ?? 0) <= monthly;

export const isWarning = (
  { monthly, warnShare }: Pick<AssistantBudget, 'monthly' | 'warnShare'>,
  spent: number,
): boolean => monthly !== null && spent >= monthly * warnShare;

/** `isStopped`: a question was refused in this month, and the budget is the same since. */
export function stateOf(budget: AssistantBudget, spent: number, isStopped: boolean): SpendingState {
  if (budget.monthly === null) return 'unlimited';
  if (isStopped || spent >= budget.monthly) return 'stopped';
  return isWarning(budget, spent) ? 'warned' : 'within';
}
