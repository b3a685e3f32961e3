import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Migration {
  number: number;
  name: string;
  sql: string;
}

/** In order, by hand: a migration that has run anywhere is never edited, a new one comes after the last. */
const files = [
  '0001-platform.sql',
  '0002-people.sql',
  '0003-installed-base.sql',
  '0004-telemetry.sql',
  '0005-alerts.sql',
  '0006-requests.sql',
  '0007-work.sql',
  '0008-work-guards.sql',
  '0009-telemetry-timers.sql',
  '0010-request-keys.sql',
  '0011-audit-order.sql',
  '0012-narrower-walls.sql',
  '0013-retention.sql',
  '0014-plan-runs.sql',
  '0015-findings.sql',
  '0016-conversations.sql',
  '0018-drafts.sql',
  '0019-assistant-modes.sql',
  '0020-remaining-life.sql',
  '0021-maintenance.sql',
  '0022-verdicts.sql',
  '0023-lessons.sql',
  '0024-day-repairs.sql',
  '0027-rule-hours.sql',
  '0030-absence-out.sql',
  '0031-rule-overrides.sql',
  '0034-spending.sql',
  '0035-glossary.sql',
  '0037-pace.sql',
  '0038-forget-plan-runs.sql',
  '0039-engineer-preferences.sql',
  '0040-overtime.sql',
  '0041-sisters.sql',
  '0042-allowed-lateness.sql',
  '0043-assistant.sql',
  '0044-plan-days.sql',
  '0045-access-hours.sql',
  '0046-undo-of-plans.sql',
  '0047-rule-levels.sql',
  '0048-suppressed-by.sql',
  '0049-preferred-windows.sql',
  '0050-planning-policy.sql',
  '0052-warranty.sql',
  '0053-quarantined-readings.sql',
  '0057-device-commands.sql',
  '0058-opens-from.sql',
  '0059-command-offers.sql',
  '0060-alert-course.sql',
  '0061-personal-data.sql',
  '0062-compared-faults.sql',
  '0063-data-notice.sql',
];

/** The files lie beside this module in the sources, and in `migrations/` beside or above the bundle. */
function folder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [here, join(here, 'migrations'), join(here, '../migrations')];
  const found = places.find(place => existsSync(join(place, files[0] ?? '')));
  if (!found) throw new Error(`The migrations are not in ${places.join(', ')}`);
  return found;
}

/** All migrations this code knows. */
export function migrations(): Migration[] {
  const place = folder();
  return files.map(file => ({
    number: Number(file.slice(0, 4)),
    name: file.slice(5, -'.sql'.length),
    sql: readFileSync(join(place, file), 'utf8'),
  }));
}
