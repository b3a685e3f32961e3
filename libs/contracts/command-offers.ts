import { z } from 'zod';
import { DeviceCommand, ModelCommand } from './device-commands';
import { Id, IdParams, Instant, LocalText } from './primitives';
import { route } from './route';
import { ReadingValue } from './telemetry';

/** What forbids a command at this moment. */
export const CommandHindrance = z.enum([
  'no-device',
  'offline',
  'busy',
  'told-enough',
  'no-reading',
  'old-reading',
  'out-of-band',
]);
export type CommandHindrance = z.infer<typeof CommandHindrance>;

/** `blocked`: the customer confirmed it, and by then something forbade it. */
export const CommandOfferStatus = z.enum([
  'offered',
  'confirmed',
  'declined',
  'blocked',
  'withdrawn',
  'expired',
]);
export type CommandOfferStatus = z.infer<typeof CommandOfferStatus>;

export const CommandOfferBecause = z.enum([
  ...CommandHindrance.options,
  'not-in-catalogue',
  'danger',
  'given-back',
  'ended',
]);
export type CommandOfferBecause = z.infer<typeof CommandOfferBecause>;

/** A command that a person of the staff offers below a message; the customer's button alone confirms it. */
export const CommandOffer = z.object({
  id: Id,
  name: z.string(),
  title: LocalText,
  status: CommandOfferStatus,
  /** Why it was blocked, or withdrawn by itself. */
  because: CommandOfferBecause.nullable(),
  expiresAt: Instant,
  settledAt: Instant.nullable(),
  settledBy: z.string().nullable(),
  /** What became of it at the unit; for the staff only, and null until it is confirmed. */
  command: DeviceCommand.pick({
    reference: true,
    status: true,
    canceledBecause: true,
    lateAnswer: true,
  }).nullable(),
});
export type CommandOffer = z.infer<typeof CommandOffer>;

/** A command of the catalogue that a customer may confirm, as it stands now. */
export const OfferableCommand = ModelCommand.pick({
  name: true,
  title: true,
  effect: true,
  faultCodes: true,
}).extend({
  /** Null: it can be sent now. */
  hindrance: CommandHindrance.nullable(),
  /** What its precondition looks at; null: it has none. */
  reading: z
    .object({
      title: LocalText,
      unit: z.string(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      /** Null: none came in yet. */
      newest: z.object({ value: ReadingValue, at: Instant }).nullable(),
    })
    .nullable(),
});
export type OfferableCommand = z.infer<typeof OfferableCommand>;

/** Why nothing at all can be offered here by who asks. */
export const CommandOfferBar = z.enum(['ended', 'not-yours', 'danger', 'standing']);
export type CommandOfferBar = z.infer<typeof CommandOfferBar>;

export const commandOfferRoutes = {
  offerableCommands: route({
    method: 'GET',
    path: '/service-requests/:id/offerable-commands',
    summary: "What the unit's catalogue lets a customer confirm, and whether it can be sent now",
    permission: 'device-command.offer',
    params: IdParams,
    answer: z.object({ bar: CommandOfferBar.nullable(), items: z.array(OfferableCommand) }),
  }),
  offerCommand: route({
    method: 'POST',
    path: '/service-requests/:id/command-offers',
    summary: 'Offer a command to the customer, in a conversation that is yours; the button below it confirms',
    permission: 'device-command.offer',
    params: IdParams,
    body: z.object({ name: ModelCommand.shape.name }),
    answer: CommandOffer,
  }),
  withdrawCommandOffer: route({
    method: 'POST',
    path: '/service-requests/:id/command-offers/:offerId/withdraw',
    summary: 'Withdraw an offer that is not answered yet',
    permission: 'device-command.offer',
    params: z.object({ id: Id, offerId: Id }),
    answer: CommandOffer,
  }),
} as const;
