import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { AssistantEndpoint } from '#contracts';
import { CLOCK } from '../platform/clock';
import type { Clock } from '../platform/clock';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { Endpoint, Model, probe } from '../platform/llm';
import { LOG } from '../platform/log';
import type { Logger } from '../platform/log';

/**
 * The one endpoint of this installation, checked in the background at start and whenever a manager asks. Until the first check
 * is over it is asked in the plainest way that every server takes.
 */
@Injectable()
export class AssistantEndpointHost implements OnModuleInit {
  private readonly llm: NonNullable<Config['llm']> | null;
  private current: Model | null = null;
  private checked: AssistantEndpoint['check'] = null;
  private checking: Promise<void> | null = null;

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'llm'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.llm = config.llm;
    if (this.llm) this.current = new Model(new Endpoint(this.llm));
  }

  onModuleInit(): void {
    void this.check();
  }

  /** Null when none is configured. */
  get model(): { ask: Model; name: string } | null {
    return this.llm && this.current ? { ask: this.current, name: this.llm.model } : null;
  }

  describe(): AssistantEndpoint {
    return {
      host: this.llm ? new URL(this.llm.baseUrl).host : null,
      model: this.llm?.model ?? null,
      check: this.checked,
    };
  }

  /** Never throws. Who asks while a check is under way waits for that one. */
  async check(): Promise<AssistantEndpoint> {
    this.checking ??= this.tryOut().finally(() => {
      this.checking = null;
    });
    await this.checking;
    return this.describe();
  }

  private async tryOut(): Promise<void> {
    if (!this.llm) return;
    const found = await probe(this.llm);
    this.checked = { at: this.clock().toISOString(), ...found };
    if (found.card) this.current = new Model(new Endpoint({ ...this.llm, card: found.card }));
    this.log.info({ ...found.card, fault: found.fault, ms: found.ms }, 'assistant endpoint checked');
  }
}
