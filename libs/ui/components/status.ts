import type { IconName } from './icons';

export type Tone = 'neutral' | 'info' | 'accent' | 'good' | 'warn' | 'bad' | 'move';
export type StatusKind =
  | 'workOrder'
  | 'visit'
  | 'request'
  | 'alert'
  | 'command'
  | 'offer'
  | 'part'
  | 'return'
  | 'equipment'
  | 'plan';

export interface StatusLook {
  tone: Tone;
  icon: IconName;
}

const look = (tone: Tone, icon: IconName): StatusLook => ({ tone, icon });

/** Colour and shape of every state, so that colour is never the only sign. The words are messages `state.<kind>.<status>`. */
const looks: Record<StatusKind, Record<string, StatusLook>> = {
  workOrder: {
    draft: look('neutral', 'edit'),
    ready: look('warn', 'flag'),
    scheduled: look('info', 'calendar'),
    in_progress: look('accent', 'wrench'),
    on_hold: look('bad', 'hand'),
    completed: look('good', 'check'),
    verified: look('good', 'checkCircle'),
    closed: look('neutral', 'lock'),
    canceled: look('neutral', 'ban'),
  },
  visit: {
    planned: look('neutral', 'calendar'),
    dispatched: look('info', 'send'),
    accepted: look('info', 'check'),
    declined: look('bad', 'x'),
    en_route: look('move', 'car'),
    on_site: look('accent', 'mapPin'),
    working: look('accent', 'wrench'),
    paused: look('warn', 'pause'),
    completed: look('good', 'checkCircle'),
    incomplete: look('warn', 'alert'),
    no_access: look('bad', 'door'),
    canceled: look('neutral', 'ban'),
  },
  request: {
    new: look('warn', 'spark'),
    triaging: look('info', 'search'),
    awaiting_customer: look('move', 'message'),
    remote_fix: look('accent', 'bolt'),
    resolved_remotely: look('good', 'checkCircle'),
    converted: look('info', 'clipboard'),
    duplicate: look('neutral', 'copy'),
    rejected: look('neutral', 'x'),
    closed: look('neutral', 'lock'),
  },
  alert: {
    open: look('bad', 'alert'),
    acknowledged: look('warn', 'eye'),
    diagnosing: look('info', 'search'),
    linked: look('move', 'link'),
    cleared: look('good', 'check'),
    closed: look('neutral', 'lock'),
    suppressed: look('neutral', 'moon'),
  },
  command: {
    draft: look('neutral', 'edit'),
    approved: look('info', 'check'),
    queued: look('neutral', 'clock'),
    sent: look('info', 'send'),
    delivered: look('info', 'download'),
    succeeded: look('good', 'checkCircle'),
    failed: look('bad', 'xCircle'),
    timed_out: look('warn', 'clock'),
    expired: look('neutral', 'clock'),
    canceled: look('neutral', 'ban'),
  },
  offer: {
    offered: look('warn', 'hand'),
    accepted: look('good', 'check'),
    declined: look('bad', 'x'),
    expired: look('neutral', 'clock'),
    withdrawn: look('neutral', 'undo'),
  },
  part: {
    requested: look('warn', 'hand'),
    approved: look('info', 'check'),
    reserved: look('info', 'lock'),
    picked: look('info', 'package'),
    in_transit: look('move', 'car'),
    received: look('accent', 'box'),
    used: look('good', 'wrench'),
    returned_good: look('neutral', 'undo'),
    returned_faulty: look('warn', 'undo'),
    reconciled: look('good', 'checkCircle'),
  },
  return: {
    requested: look('warn', 'hand'),
    authorised: look('info', 'check'),
    shipped: look('move', 'car'),
    received: look('info', 'box'),
    inspected: look('info', 'search'),
    repaired: look('good', 'wrench'),
    exchanged: look('good', 'swap'),
    scrapped: look('neutral', 'trash'),
    to_supplier: look('move', 'upload'),
    no_fault_found: look('neutral', 'info'),
    credited: look('good', 'checkCircle'),
    closed: look('neutral', 'lock'),
  },
  equipment: {
    manufactured: look('neutral', 'box'),
    in_stock: look('neutral', 'package'),
    shipped: look('move', 'car'),
    installed: look('info', 'mapPin'),
    commissioned: look('info', 'check'),
    in_service: look('good', 'checkCircle'),
    degraded: look('warn', 'alert'),
    down: look('bad', 'xCircle'),
    under_repair: look('accent', 'wrench'),
    relocated: look('info', 'swap'),
    ownership_changed: look('info', 'users'),
    decommissioned: look('neutral', 'archive'),
    scrapped: look('neutral', 'trash'),
  },
  plan: {
    queued: look('neutral', 'clock'),
    running: look('info', 'refresh'),
    proposed: look('warn', 'eye'),
    partially_applied: look('accent', 'check'),
    applied: look('good', 'checkCircle'),
    undone: look('neutral', 'undo'),
    stale: look('warn', 'clock'),
    discarded: look('neutral', 'trash'),
  },
};

export function statusLook(kind: StatusKind, status: string): StatusLook {
  return looks[kind][status] ?? look('neutral', 'info');
}

/** Every state that has a look; a spec compares it with the messages and the life cycles. */
export function knownStatuses(kind: StatusKind): string[] {
  return Object.keys(looks[kind]);
}
