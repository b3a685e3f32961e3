import { Controller, Inject } from '@nestjs/common';
import { assistantRoutes } from '#contracts';
import type { AssistantEndpoint } from '#contracts';
import { Serve } from '../platform/http';
import { AssistantEndpointHost } from './assistant-endpoint';

@Controller()
export class AssistantController {
  constructor(@Inject(AssistantEndpointHost) private readonly endpoint: AssistantEndpointHost) {}

  @Serve(assistantRoutes.assistantEndpoint, { transaction: false })
  assistantEndpoint(): AssistantEndpoint {
    return this.endpoint.describe();
  }

  /** No transaction is open while a foreign server is asked. */
  @Serve(assistantRoutes.checkAssistantEndpoint, { transaction: false })
  checkAssistantEndpoint(): Promise<AssistantEndpoint> {
    return this.endpoint.check();
  }
}
