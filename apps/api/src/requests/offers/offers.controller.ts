import { Controller, Inject } from '@nestjs/common';
import { commandOfferRoutes } from '#contracts';
import { Serve } from '../../platform/http';
import type { Call } from '../../platform/http';
import { OffersService } from './offers.service';

@Controller()
export class OffersController {
  constructor(@Inject(OffersService) private readonly offers: OffersService) {}

  @Serve(commandOfferRoutes.offerableCommands)
  offerable({ tx, params }: Call<typeof commandOfferRoutes.offerableCommands>) {
    return this.offers.offerable(tx, params.id);
  }

  @Serve(commandOfferRoutes.offerCommand)
  offer({ tx, params, body }: Call<typeof commandOfferRoutes.offerCommand>) {
    return this.offers.offer(tx, params.id, body);
  }

  @Serve(commandOfferRoutes.withdrawCommandOffer)
  withdraw({ tx, params }: Call<typeof commandOfferRoutes.withdrawCommandOffer>) {
    return this.offers.withdraw(tx, params.id, params.offerId);
  }
}
