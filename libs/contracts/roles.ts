import { z } from 'zod';

export const OrganisationKind = z.enum(['manufacturer', 'partner', 'customer']);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** People with an account. */
export const Role = z.enum([
  'manager',
  'dispatcher',
  'agent',
  'engineer',
  'partner-dispatcher',
  'partner-engineer',
  'customer',
]);
export type Role = z.infer<typeof Role>;

/** Everyone who can call: people, a scanned label or tracking link (visitor), a machine, nobody known (anyone). */
export const Caller = z.enum([...Role.options, 'visitor', 'device', 'anyone']);
export type Caller = z.infer<typeof Caller>;

export const kindOfRole: Record<Role, OrganisationKind> = {
  manager: 'manufacturer',
  dispatcher: 'manufacturer',
  agent: 'manufacturer',
  engineer: 'manufacturer',
  'partner-dispatcher': 'partner',
  'partner-engineer': 'partner',
  customer: 'customer',
};

/** Which app is a person's own: `/` leads there. */
export const homeOf: Record<Role, '/console/' | '/field/' | '/portal/'> = {
  manager: '/console/',
  dispatcher: '/console/',
  agent: '/console/',
  engineer: '/field/',
  'partner-dispatcher': '/console/',
  'partner-engineer': '/field/',
  customer: '/portal/',
};
