import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../platform/http';
import type { Call } from '../platform/http';
import { ConversionService } from './conversion.service';
import { CorrectionService } from './correction.service';
import { HandOversService } from './conversation/hand-overs.service';
import { MessagesService } from './messages.service';
import { NewRequestsService } from './new-requests.service';
import { RequestsService } from './requests.service';

@Controller()
export class RequestsController {
  constructor(
    @Inject(RequestsService) private readonly requests: RequestsService,
    @Inject(NewRequestsService) private readonly newRequests: NewRequestsService,
    @Inject(CorrectionService) private readonly corrections: CorrectionService,
    @Inject(ConversionService) private readonly conversions: ConversionService,
    @Inject(MessagesService) private readonly messages: MessagesService,
    @Inject(HandOversService) private readonly handOvers: HandOversService,
  ) {}

  @Serve(routes.listRequests)
  list({ tx, query }: Call<typeof routes.listRequests>) {
    return this.requests.list(tx, query);
  }

  @Serve(routes.getRequest)
  get({ tx, params }: Call<typeof routes.getRequest>) {
    return this.requests.get(tx, params.id);
  }

  @Serve(routes.createRequest)
  create({ tx, body }: Call<typeof routes.createRequest>) {
    return this.newRequests.create(tx, body);
  }

  @Serve(routes.correctTriage)
  correct({ tx, params, body }: Call<typeof routes.correctTriage>) {
    return this.corrections.correct(tx, params.id, body);
  }

  @Serve(routes.triageAgain)
  triageAgain({ tx, params, body }: Call<typeof routes.triageAgain>) {
    return this.requests.triageAgain(tx, params.id, body);
  }

  @Serve(routes.tryRemoteFix)
  tryRemoteFix({ tx, params, body }: Call<typeof routes.tryRemoteFix>) {
    return this.requests.tryRemoteFix(tx, params.id, body);
  }

  @Serve(routes.resolveRemotely)
  resolveRemotely({ tx, params, body }: Call<typeof routes.resolveRemotely>) {
    return this.requests.resolveRemotely(tx, params.id, body);
  }

  @Serve(routes.rejectRequest)
  reject({ tx, params, body }: Call<typeof routes.rejectRequest>) {
    return this.requests.reject(tx, params.id, body);
  }

  @Serve(routes.convertRequest)
  convert({ tx, params, body }: Call<typeof routes.convertRequest>) {
    return this.conversions.convert(tx, params.id, body.version, body.result);
  }

  @Serve(routes.markDuplicate)
  markDuplicate({ tx, params, body }: Call<typeof routes.markDuplicate>) {
    return this.requests.markDuplicate(tx, params.id, body);
  }

  @Serve(routes.requestMessages)
  listMessages({ tx, params }: Call<typeof routes.requestMessages>) {
    return this.messages.list(tx, params.id);
  }

  @Serve(routes.takeOverRequest)
  takeOver({ tx, params, body }: Call<typeof routes.takeOverRequest>) {
    return this.requests.takeOver(tx, params.id, body);
  }

  @Serve(routes.giveBackRequest)
  giveBack({ tx, params, body }: Call<typeof routes.giveBackRequest>) {
    return this.handOvers.giveBack(tx, params.id, body);
  }

  @Serve(routes.pressInRequest)
  press({ tx, params, body }: Call<typeof routes.pressInRequest>) {
    return this.messages.press(tx, params.id, body);
  }

  @Serve(routes.sayInRequest)
  say({ tx, params, body }: Call<typeof routes.sayInRequest>) {
    return this.messages.say(tx, params.id, body);
  }
}
