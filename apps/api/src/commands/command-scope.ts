import { randomUUID } from 'node:crypto';
import type { SystemScope, WorkerScope } from '../platform/database';

const automation = () => ({
  personId: null,
  role: 'automation',
  name: 'device commands',
  source: 'automation' as const,
  requestId: randomUUID(),
});

export const everyCommandScope = (): SystemScope => ({ family: 'system', ...automation() });
export const commandScope = (organisationId: string): WorkerScope => ({
  family: 'worker',
  organisationId,
  ...automation(),
});
