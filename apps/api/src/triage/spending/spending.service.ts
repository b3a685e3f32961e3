import { Inject, Injectable } from '@nestjs/common';
import type { AssistantBudget, AssistantSpending, BodyOf, ModelPurpose, routes } from '#contracts';
import { Database, organisationOf } from '../../platform/database';
import type { Tx, WorkerScope } from '../../platform/database';
import { LlmFailed } from '../../platform/llm';
import type { Spend, Tokens, Used } from '../../platform/llm';
import { LOG } from '../../platform/log';
import type { Logger } from '../../platform/log';
import { record } from '../../platform/outbox';
import { Refused } from '../../platform/refused';
import { BudgetMails } from './budget-mails';
import type { Ledger, Spender } from './ledger';
import { costOf, isWarning, mayCost, stateOf } from './spending.rules';
import {
  addCall,
  budgetOf,
  daysOf,
  endCall,
  lastCall,
  markMonth,
  monthOf,
  spentIn,
  writeBudget,
} from './spending.store';
import type { KeptBudget } from './spending.store';

/**
 * What the language model uses and may cost. A call is written down before it is made, at the most that it can cost, with the budget
 * held: two calls at once cannot both take what is left for one. So a month never costs more than its budget as long as the
 * endpoint keeps to the tokens that it is given. A process that dies in a call leaves it at its most.
 */
@Injectable()
export class SpendingService implements Ledger {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LOG) private readonly log: Logger,
    @Inject(BudgetMails) private readonly mails: BudgetMails,
  ) {}

  spend(about: Spender, purpose: ModelPurpose, model: string): Spend {
    return async most => {
      const scope = scopeOf(about.organisationId);
      const begun = await this.database.transaction(scope, tx =>
        this.begin(tx, about, { purpose, model, most }),
      );
      if (!begun) throw new LlmFailed('spent', 'The budget of the month is used up.');
      return used => this.end(scope, begun, used);
    };
  }

  async spending(tx: Tx, wanted?: string): Promise<AssistantSpending> {
    const kept = await budgetOf(tx);
    const budget = { ...termsOf(kept), version: kept.version };
    const thisMonth = await monthOf(tx, tx.now);
    const month = wanted ?? thisMonth;
    const spent = await spentIn(tx, thisMonth, budget.currency);
    const state = stateOf(budget, spent, kept.stoppedFor === thisMonth);
    return { budget, month, thisMonth, state, spent, days: await daysOf(tx, month, budget.currency) };
  }

  /** What one purpose has used in this month, and what came of its last call. */
  async account(tx: Tx, purpose: ModelPurpose) {
    const { currency } = await budgetOf(tx);
    const days = await daysOf(tx, await monthOf(tx, tx.now), currency);
    const own = days.filter(one => one.purpose === purpose);
    const priced = own.flatMap(one => (one.cost === null ? [] : [one.cost]));
    const last = await lastCall(tx, purpose);
    return {
      tokens: own.reduce((sum, one) => sum + one.tokensIn + one.tokensOut, 0),
      cost: priced.length > 0 ? priced.reduce((sum, one) => sum + one, 0) : null,
      currency,
      last: last && { at: last.at.toISOString(), fault: last.fault },
    };
  }

  /** @throws Refused stale-version if somebody was faster */
  async setBudget(tx: Tx, given: BodyOf<typeof routes.setAssistantBudget>): Promise<AssistantBudget> {
    const before = termsOf(await budgetOf(tx, { held: true }));
    if (!(await writeBudget(tx, given))) throw new Refused('stale-version', {});
    const after = termsOf(given);
    await record(tx, {
      verb: 'organisation.assistant-budget',
      subjectType: 'organisation',
      subjectId: organisationOf(tx.scope),
      detail: { from: before, to: after },
    });
    return { ...after, version: given.version + 1 };
  }

  /** Null: it may cost more than is left of the month. That is written down, too. */
  private async begin(
    tx: Tx,
    { requestId }: Spender,
    { purpose, model, most }: Ahead,
  ): Promise<Begun | null> {
    const budget = await budgetOf(tx, { held: true });
    const cost = costOf(budget, most, purpose);
    const call = { requestId, purpose, model, currency: cost === null ? null : budget.currency };
    const isAllowed = budget.monthly === null || (await this.fits(tx, budget, cost));
    if (!isAllowed) {
      await addCall(tx, { ...call, tokensIn: 0, tokensOut: 0, cost: null, fault: 'spent' });
      return null;
    }
    const id = await addCall(tx, { ...call, tokensIn: most.in, tokensOut: most.out, cost });
    return { id, purpose, budget };
  }

  private async fits(tx: Tx, budget: KeptBudget, cost: number | null): Promise<boolean> {
    const { month, spent } = await this.warn(tx, budget);
    const may = mayCost(budget, spent, cost);
    if (!may && budget.stoppedFor !== month) await this.tell(tx, 'stopped', budget, { month, spent });
    return may;
  }

  private async warn(tx: Tx, budget: KeptBudget): Promise<{ month: string; spent: number }> {
    const month = await monthOf(tx, tx.now);
    const spent = await spentIn(tx, month, budget.currency);
    if (isWarning(budget, spent) && budget.warnedFor !== month)
      await this.tell(tx, 'warned', budget, { month, spent });
    return { month, spent };
  }

  /** Once a month and budget: the month is marked with the budget held. */
  private async tell(
    tx: Tx,
    what: 'warned' | 'stopped',
    { currency, monthly }: KeptBudget,
    { month, spent }: { month: string; spent: number },
  ): Promise<void> {
    await markMonth(tx, what, month);
    await record(tx, {
      verb: `organisation.assistant-budget-${what}`,
      subjectType: 'organisation',
      subjectId: organisationOf(tx.scope),
      detail: { month, spent },
    });
    await this.mails.announce(tx, { what, month, spent, monthly: monthly ?? 0, currency });
  }

  /** The answer is there: that its price could not be written is no reason to lose it. The most stays written. */
  private async end(
    scope: WorkerScope,
    { id, budget, purpose }: Begun,
    { tokens, ms, fault }: Used,
  ): Promise<void> {
    const used = tokens && {
      tokensIn: tokens.in,
      tokensOut: tokens.out,
      cost: costOf(budget, tokens, purpose),
    };
    try {
      await this.database.transaction(scope, async tx => {
        await endCall(tx, id, { used, ms, fault });
        if (budget.monthly !== null) await this.warn(tx, await budgetOf(tx, { held: true }));
      });
    } catch (error) {
      this.log.error({ err: error }, 'a call of the language model stays at the most that it can cost');
    }
  }
}

const termsOf = ({ currency, priceIn, priceOut, priceSearch, monthly, warnShare }: AssistantBudget) => ({
  currency,
  priceIn,
  priceOut,
  priceSearch,
  monthly,
  warnShare,
});

interface Begun {
  id: string;
  purpose: ModelPurpose;
  budget: AssistantBudget;
}

interface Ahead {
  purpose: ModelPurpose;
  model: string;
  most: Tokens;
}

export const scopeOf = (organisationId: string): WorkerScope => ({
  family: 'worker',
  organisationId,
  personId: null,
  role: 'automation',
  name: 'automation',
  source: 'automation',
  requestId: 'llm-spending',
});
