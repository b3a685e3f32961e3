import { Global, Module } from '@nestjs/common';
import { AUTHENTICATOR } from '../platform/http';
import { ForgetEnded } from './forget';
import { AcceptanceService } from './invitations/acceptance.service';
import { InvitationsController } from './invitations/invitations.controller';
import { InvitationsService } from './invitations/invitations.service';
import { MailInvitation } from './invitations/mail-invitation';
import { OrganisationsController } from './organisations.controller';
import { OrganisationsService } from './organisations.service';
import { MailReset } from './passwords/mail-reset';
import { PasswordChangesService } from './passwords/password-changes.service';
import { Passwords } from './passwords/passwords';
import { PasswordsController } from './passwords/passwords.controller';
import { MeController } from './people/me.controller';
import { MeService } from './people/me.service';
import { PeopleController } from './people/people.controller';
import { PeopleListeners } from './people/people.listeners';
import { PeopleService } from './people/people.service';
import { Credentials } from './sessions/credentials';
import { SessionsService } from './sessions/sessions.service';
import { SignInController } from './sign-in/sign-in.controller';
import { SignInService } from './sign-in/sign-in.service';

/** Global, because the guard of every route asks its Authenticator. */
@Global()
@Module({
  controllers: [
    SignInController,
    MeController,
    PasswordsController,
    PeopleController,
    InvitationsController,
    OrganisationsController,
  ],
  providers: [
    Credentials,
    { provide: AUTHENTICATOR, useExisting: Credentials },
    Passwords,
    PasswordChangesService,
    MailReset,
    SessionsService,
    SignInService,
    MeService,
    PeopleListeners,
    PeopleService,
    InvitationsService,
    MailInvitation,
    AcceptanceService,
    OrganisationsService,
    ForgetEnded,
  ],
  exports: [AUTHENTICATOR, PeopleListeners, SessionsService],
})
export class OrganisationsModule {}
