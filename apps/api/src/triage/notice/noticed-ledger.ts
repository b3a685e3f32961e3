import { Inject, Injectable } from '@nestjs/common';
import type { ModelPurpose } from '#contracts';
import { Database } from '../../platform/database';
import { LlmFailed } from '../../platform/llm';
import type { Spend } from '../../platform/llm';
import type { Ledger, Spender } from '../spending/ledger';
import { scopeOf, SpendingService } from '../spending/spending.service';
import { NoticeService } from './notice.service';

/** Every call passes here before it is made: none of an organisation whose managers have not accepted the endpoint. */
@Injectable()
export class NoticedLedger implements Ledger {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NoticeService) private readonly notices: NoticeService,
    @Inject(SpendingService) private readonly spending: SpendingService,
  ) {}

  spend(about: Spender, purpose: ModelPurpose, model: string): Spend {
    const spend = this.spending.spend(about, purpose, model);
    return async most => {
      const scope = scopeOf(about.organisationId);
      const isAccepted = await this.database.transaction(scope, tx => this.notices.isAccepted(tx), {
        readOnly: true,
      });
      if (!isAccepted) throw new LlmFailed('not-accepted', 'No manager has accepted what would be sent.');
      return spend(most);
    };
  }
}
