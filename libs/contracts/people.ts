import { z } from 'zod';
import {
  Flag,
  HoursWindow,
  Id,
  IdParams,
  Instant,
  listQuery,
  Locale,
  pageOf,
  ShortText,
  TimeZone,
  Version,
} from './primitives';
import { OrganisationKind, Role } from './roles';
import { route } from './route';

export const Email = z
  .email()
  .max(254)
  .transform(text => text.toLowerCase());
export type Email = z.infer<typeof Email>;
export const Password = z.string().min(10).max(200);
export type Password = z.infer<typeof Password>;

/** When people answer, by the clocks of the organisation. */
export const AnswerHours = z.object({ windows: z.array(HoursWindow).min(1).max(7) });
export type AnswerHours = z.infer<typeof AnswerHours>;

export const Organisation = z.object({
  id: Id,
  kind: OrganisationKind,
  name: z.string(),
  timeZone: z.string(),
  locale: Locale,
  phone: z.string().nullable(),
  /** null: nobody has said. */
  answerHours: AnswerHours.nullable(),
  version: Version,
});
export type Organisation = z.infer<typeof Organisation>;

export const Person = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  locale: Locale,
  active: z.boolean(),
  partnerId: Id.nullable(),
  customerId: Id.nullable(),
  organisationName: z.string(),
  lastSeenAt: Instant.nullable(),
  version: Version,
});
export type Person = z.infer<typeof Person>;

/** The signed-in person: what a screen needs to know to begin. */
export const Me = z.object({
  person: Person,
  engineerId: Id.nullable(),
  organisation: Organisation,
  /** Demo buttons (trigger a fault) are shown only when true. */
  demo: z.boolean(),
  mapTilesUrl: z.string().nullable(),
  /** Where the live changes stood: `GET /live?after=` tells all that came since, so nothing read later is older than the stream. */
  livePosition: z.string(),
});
export type Me = z.infer<typeof Me>;

export const NewSession = z.object({ email: Email, password: z.string().min(1).max(200) });
export type NewSession = z.infer<typeof NewSession>;
export const StartedSession = z.object({ token: z.string(), home: z.string(), me: Me });
export type StartedSession = z.infer<typeof StartedSession>;
export const Session = z.object({
  id: Id,
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  userAgent: z.string().nullable(),
  ip: z.string().nullable(),
  current: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: Role,
  invitedBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  acceptedAt: Instant.nullable(),
});
export type Invitation = z.infer<typeof Invitation>;
export const NewInvitation = z.object({
  email: Email,
  name: ShortText,
  role: Role,
  /** A manufacturer's manager may invite into a partner or customer organisation. */
  partnerId: Id.optional(),
  customerId: Id.optional(),
  locale: Locale.default('en'),
});
export type NewInvitation = z.infer<typeof NewInvitation>;
export const InvitationAcceptance = z.object({
  token: z.string().min(20).max(200),
  password: Password,
  name: ShortText,
});
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>;
export const InvitationPreview = z.object({
  email: z.string(),
  name: z.string(),
  organisationName: z.string(),
  role: Role,
});
export type InvitationPreview = z.infer<typeof InvitationPreview>;

export const peopleRoutes = {
  startSession: route({
    method: 'POST',
    path: '/sessions',
    summary: 'Sign in',
    permission: 'session.create',
    body: NewSession,
    answer: StartedSession,
    secret: true,
  }),
  endCurrentSession: route({
    method: 'DELETE',
    path: '/sessions/current',
    summary: 'Sign out',
    permission: 'session.own',
  }),
  listSessions: route({
    method: 'GET',
    path: '/sessions',
    summary: 'My sessions',
    permission: 'session.own',
    query: listQuery(['-lastSeenAt'], {}),
    answer: pageOf(Session),
  }),
  endSession: route({
    method: 'DELETE',
    path: '/sessions/:id',
    summary: 'Revoke one of my sessions',
    permission: 'session.own',
    params: IdParams,
  }),
  me: route({ method: 'GET', path: '/me', summary: 'Who I am', permission: 'session.own', answer: Me }),
  changeMe: route({
    method: 'PATCH',
    path: '/me',
    summary: 'Change my language or name',
    permission: 'session.own',
    body: z.object({ locale: Locale.optional(), name: ShortText.optional() }),
    answer: Me,
  }),
  changeMyPassword: route({
    method: 'POST',
    path: '/me/password',
    summary: 'Change my password; other sessions end',
    permission: 'session.own',
    body: z.object({ current: z.string().max(200), password: Password }),
  }),
  requestPasswordReset: route({
    method: 'POST',
    path: '/password-resets',
    summary: 'Mail a reset link; answers the same for unknown addresses',
    permission: 'password.reset',
    body: z.object({ email: Email }),
  }),
  resetPassword: route({
    method: 'POST',
    path: '/password-resets/complete',
    summary: 'Set a new password with the mailed token',
    permission: 'password.reset',
    body: z.object({ token: z.string().min(20).max(200), password: Password }),
  }),
  listPeople: route({
    method: 'GET',
    path: '/people',
    summary: 'People',
    permission: 'people.read',
    query: listQuery(['name', '-lastSeenAt'], {
      role: Role.optional(),
      q: z.string().max(100).optional(),
      active: Flag.optional(),
    }),
    answer: pageOf(Person),
  }),
  changePerson: route({
    method: 'PATCH',
    path: '/people/:id',
    summary: 'Change role, name or activity of a person',
    permission: 'people.change',
    params: IdParams,
    body: z.object({
      version: Version,
      name: ShortText.optional(),
      role: Role.optional(),
      active: z.boolean().optional(),
    }),
    answer: Person,
  }),
  listInvitations: route({
    method: 'GET',
    path: '/invitations',
    summary: 'Open invitations',
    permission: 'people.read',
    query: listQuery(['-createdAt'], {}),
    answer: pageOf(Invitation),
  }),
  invite: route({
    method: 'POST',
    path: '/invitations',
    summary: 'Invite a person by mail',
    permission: 'people.invite',
    body: NewInvitation,
    answer: Invitation,
  }),
  withdrawInvitation: route({
    method: 'DELETE',
    path: '/invitations/:id',
    summary: 'Withdraw an invitation',
    permission: 'people.invite',
    params: IdParams,
  }),
  previewInvitation: route({
    method: 'POST',
    path: '/invitations/preview',
    summary: 'What an invitation is for',
    permission: 'invitation.accept',
    body: z.object({ token: z.string().min(20).max(200) }),
    answer: InvitationPreview,
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/invitations/accept',
    summary: 'Accept an invitation and sign in',
    permission: 'invitation.accept',
    body: InvitationAcceptance,
    answer: StartedSession,
    secret: true,
  }),
  listOrganisations: route({
    method: 'GET',
    path: '/organisations',
    summary: 'Own organisation, partners and customers',
    permission: 'organisation.read',
    query: listQuery(['name'], { kind: OrganisationKind.optional(), q: z.string().max(100).optional() }),
    answer: pageOf(Organisation),
  }),
  createOrganisation: route({
    method: 'POST',
    path: '/organisations',
    summary: 'Add a partner or a customer',
    permission: 'organisation.change',
    body: z.object({
      kind: z.enum(['partner', 'customer']),
      name: ShortText,
      timeZone: TimeZone.default('Europe/Sofia'),
      locale: Locale.default('en'),
      phone: z.string().max(40).nullable().default(null),
    }),
    answer: Organisation,
  }),
  changeOrganisation: route({
    method: 'PATCH',
    path: '/organisations/:id',
    summary: 'Rename or correct an organisation',
    permission: 'organisation.change',
    params: IdParams,
    body: z.object({
      version: Version,
      name: ShortText.optional(),
      timeZone: TimeZone.optional(),
      locale: Locale.optional(),
      phone: z.string().max(40).nullable().optional(),
      answerHours: AnswerHours.nullable().optional(),
    }),
    answer: Organisation,
  }),
  listCustomers: route({
    method: 'GET',
    path: '/customers',
    summary: 'Customers',
    permission: 'organisation.read',
    query: listQuery(['name'], { q: z.string().max(100).optional() }),
    answer: pageOf(Organisation),
  }),
} as const;
