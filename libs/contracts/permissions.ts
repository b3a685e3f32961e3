import type { Caller } from './roles';

const staff = ['manager', 'dispatcher', 'agent'] as const;
const planners = ['manager', 'dispatcher', 'partner-dispatcher'] as const;
const engineers = ['engineer', 'partner-engineer'] as const;
const everyPerson = [...staff, 'partner-dispatcher', ...engineers, 'customer'] as const;

/**
 * Who may call what. The server's guard refuses by this table and the screens hide by it.
 * Which rows a caller sees is not said here: that is row security's (organisation, partner, customer).
 */
export const can = {
  'public.read': ['anyone'],
  'session.create': ['anyone'],
  'session.own': everyPerson,
  'password.reset': ['anyone'],
  'invitation.accept': ['anyone'],
  'demo.use': ['manager', 'dispatcher', 'agent'],

  'people.read': [...staff, 'partner-dispatcher'],
  'people.invite': ['manager', 'partner-dispatcher'],
  'people.change': ['manager', 'partner-dispatcher'],
  'organisation.read': [...staff, 'partner-dispatcher'],
  'organisation.change': ['manager'],
  'audit.read': ['manager', 'dispatcher'],
  'personal-data.manage': ['manager'],

  'model.read': everyPerson,
  'model.change': ['manager'],
  'site.read': everyPerson,
  'site.change': ['manager', 'dispatcher', 'agent'],
  'equipment.read': everyPerson,
  'equipment.change': ['manager'],
  'device.issue': ['manager'],
  'device-command.read': staff,
  'device-command.offer': staff,
  'reading.read': everyPerson,
  'telemetry.send': ['device'],

  'alert.read': [...staff, 'partner-dispatcher', ...engineers],
  'alert.work': staff,
  'alert-rule.read': staff,
  'alert-rule.change': ['manager'],

  'request.read': [...staff, 'customer'],
  'request.create': [...staff, 'customer'],
  'request.press': ['customer'],
  'request.work': staff,
  'article.read': [...staff, 'partner-dispatcher', ...engineers, 'customer'],

  'work-order.read': everyPerson,
  'work-order.create': ['manager', 'dispatcher', 'agent'],
  'work-order.change': ['manager', 'dispatcher'],
  'work-order.verify': ['manager', 'dispatcher'],
  'work-order.accept': ['customer'],

  'visit.read': everyPerson,
  'visit.plan': planners,
  'visit.perform': engineers,

  'engineer.read': [...planners, 'agent', ...engineers],
  'engineer.change': ['manager', 'dispatcher', 'partner-dispatcher'],
  'engineer-preference.read': [...planners, 'agent'],
  'engineer-preference.change': staff,
  'position.send': engineers,
  'candidate.read': planners,
  'plan-run.make': ['manager', 'dispatcher'],

  'attachment.read': everyPerson,
  'attachment.create': everyPerson,
  'live.read': everyPerson,
  'overview.read': [...staff, 'partner-dispatcher'],

  'visitor.begin': ['anyone'],
  'visitor.own': ['visitor'],
} as const satisfies Record<string, readonly Caller[]>;

export type Permission = keyof typeof can;

export const allows = (permission: Permission, caller: Caller): boolean => {
  const callers: readonly Caller[] = can[permission];
  return callers.includes(caller) || callers.includes('anyone');
};
