import type { Organisation } from '#contracts';
import type { OrganisationRow } from './organisation.entity';

export const shownOrganisation = (row: OrganisationRow): Organisation => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  timeZone: row.timeZone,
  locale: row.locale,
  phone: row.phone,
  answerHours: row.answerHours,
  version: row.version,
});
