import { insert, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { VisitNoteRow } from './visit-note.entity';
import type { VisitRow } from './visit.entity';

/** What an upload is, if this scope sees it, and on which visit it is already. */
export function uploadById(
  tx: Tx,
  id: string,
): Promise<{ kind: 'photo' | 'signature'; visit_id: string | null } | null> {
  return tx.one('SELECT kind, visit_id FROM attachment WHERE organisation_id = $1 AND id = $2', [
    organisationOf(tx.scope),
    id,
  ]);
}

export async function writeNote(
  tx: Tx,
  visit: VisitRow,
  { text, at }: { text: string; at: Date },
): Promise<void> {
  await insert(tx, VisitNoteRow, {
    visitId: visit.id,
    partnerId: visit.partnerId,
    text,
    authorName: tx.scope.name,
    at,
  });
}
