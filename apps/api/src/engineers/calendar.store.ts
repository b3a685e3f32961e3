import { shiftsBetween } from '#dispatch';
import type { DispatchEngineer, Overtime, Pace, Span } from '#dispatch';
import { NotVisible, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** An engineer as the planner sees one, with the names that answers need. */
export interface PlannableEngineer extends DispatchEngineer {
  name: string;
  partnerId: string | null;
  partnerName: string | null;
  active: boolean;
}

interface CalendarRow {
  id: string;
  name: string;
  partner_id: string | null;
  partner_name: string | null;
  active: boolean;
  home_lat: number;
  home_lng: number;
  time_zone: string;
  skills: DispatchEngineer['skills'];
  certificates: DispatchEngineer['certificates'];
  shifts: { weekday: number; start: number; end: number }[];
  pace: Pace;
  overtime: Overtime;
  lat: number | null;
  lng: number | null;
  position_at: Date | null;
  absences: { start: string; end: string }[];
}

/** A place older than this says nothing about where the engineer is now. */
const POSITION_FRESH_MS = 30 * 60_000;

/** All active engineers in scope, or the one asked for, with shifts and absences that touch the span: one statement. */
export async function plannableEngineers(
  tx: Tx,
  span: Span,
  engineerId: string | null = null,
): Promise<PlannableEngineer[]> {
  const rows = await tx.rows<CalendarRow>(
    `SELECT e.id, e.name, e.partner_id, e.partner_name, e.active, e.home_lat, e.home_lng, e.time_zone,
       e.skills, e.certificates, e.shifts, e.pace, e.overtime,
       p.lat, p.lng, p.at AS position_at, coalesce(a.absences, '[]') AS absences
     FROM engineer e
     LEFT JOIN engineer_position p ON p.organisation_id = e.organisation_id AND p.engineer_id = e.id
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('start', a.start_at, 'end', a.end_at)) AS absences
       FROM engineer_absence a
       WHERE a.organisation_id = $1 AND a.engineer_id = e.id AND a.end_at > $2 AND a.start_at < $3) a ON true
     WHERE e.organisation_id = $1 AND ($4::uuid IS NULL AND e.active OR e.id = $4)`,
    [organisationOf(tx.scope), new Date(span.start), new Date(span.end), engineerId],
  );
  return rows.map(row => plannable(row, span, tx.now));
}

function plannable(row: CalendarRow, span: Span, now: Date): PlannableEngineer {
  const fresh = row.position_at !== null && now.getTime() - row.position_at.getTime() < POSITION_FRESH_MS;
  return {
    id: row.id,
    name: row.name,
    partnerId: row.partner_id,
    partnerName: row.partner_name,
    active: row.active,
    home: { lat: row.home_lat, lng: row.home_lng },
    position: fresh && row.lat !== null && row.lng !== null ? { lat: row.lat, lng: row.lng } : null,
    skills: row.skills,
    pace: row.pace,
    overtime: row.overtime,
    certificates: row.certificates,
    timeZone: row.time_zone,
    shifts: shiftsBetween(row.shifts, row.time_zone, span),
    absences: row.absences.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) })),
  };
}

/**
 * Holds the engineer's calendar until the transaction ends: who changes spans of one engineer does so one after the
 * other, because two that overlap would otherwise wait for each other at the exclusion constraint until one is killed.
 * @throws NotVisible
 */
export async function lockCalendar(tx: Tx, engineerId: string): Promise<void> {
  const row = await tx.one(
    'SELECT 1 FROM engineer WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE',
    [organisationOf(tx.scope), engineerId],
  );
  if (!row) throw new NotVisible('engineer');
}
