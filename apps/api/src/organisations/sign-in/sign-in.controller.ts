import { Controller, Inject } from '@nestjs/common';
import { routes } from '#contracts';
import { Serve } from '../../platform/http';
import type { BareCall, Call } from '../../platform/http';
import { clearSessionCookie, setSessionCookie } from '../sessions/cookies';
import { factsOf, refuseForeignSite } from '../sessions/request-facts';
import { SessionsService } from '../sessions/sessions.service';
import { SignInService } from './sign-in.service';

@Controller()
export class SignInController {
  constructor(
    @Inject(SignInService) private readonly signing: SignInService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
  ) {}

  @Serve(routes.startSession, { transaction: false })
  async signIn({ body, request, response }: BareCall<typeof routes.startSession>) {
    refuseForeignSite(request);
    const started = await this.signing.signIn(body, factsOf(request));
    setSessionCookie(response, 'person', started.token);
    return started;
  }

  @Serve(routes.endCurrentSession)
  async signOut({ tx, who, response }: Call<typeof routes.endCurrentSession>) {
    await this.sessions.end(tx, who.credentialId, 'session.end');
    clearSessionCookie(response, 'person');
  }

  @Serve(routes.listSessions)
  list({ tx, who, query }: Call<typeof routes.listSessions>) {
    return this.sessions.list(tx, who.credentialId, query);
  }

  @Serve(routes.endSession)
  revoke({ tx, params }: Call<typeof routes.endSession>) {
    return this.sessions.end(tx, params.id, 'session.revoke');
  }
}
