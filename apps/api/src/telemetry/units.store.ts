import type { Metric } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { Measures } from './measures.rules';
import type { Latest, Mark } from './reading.rules';

/** A unit while this transaction holds it, with what ingest has to know and to change. */
export interface HeldUnit {
  equipmentId: string;
  customerId: string;
  partnerId: string | null;
  modelId: string;
  firmware: string | null;
  online: boolean | null;
  lastReadingAt: Date | null;
  latest: Latest;
  measures: Measures;
}

const held = `SELECT p.equipment_id AS "equipmentId", e.customer_id AS "customerId", e.partner_id AS "partnerId",
    e.model_id AS "modelId", e.firmware, p.online, p.last_reading_at AS "lastReadingAt", p.latest, p.measures
  FROM equipment_pulse p JOIN equipment e ON e.organisation_id = p.organisation_id AND e.id = p.equipment_id
  WHERE p.organisation_id = $1 AND p.equipment_id = ANY ($2::uuid[])
  ORDER BY p.equipment_id FOR UPDATE OF p`;

/** Holds all units of a batch, always in the same order, so that two batches never wait for each other in a circle. */
export async function holdUnits(tx: Tx, equipmentIds: readonly string[]): Promise<Map<string, HeldUnit>> {
  const parameters = [organisationOf(tx.scope), equipmentIds];
  let units = await tx.rows<HeldUnit>(held, parameters);
  if (units.length < equipmentIds.length) {
    await tx.run(
      `INSERT INTO equipment_pulse (equipment_id, organisation_id, customer_id, partner_id)
       SELECT id, organisation_id, customer_id, partner_id FROM equipment
       WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id ON CONFLICT (equipment_id) DO NOTHING`,
      parameters,
    );
    units = await tx.rows<HeldUnit>(held, parameters);
  }
  return new Map(units.map(unit => [unit.equipmentId, unit]));
}

/** The devices of a batch that may still speak, with their marks. Read after their units are held. */
export async function liveDevices(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { equipmentId: string; mark: Mark | null }>> {
  const rows = await tx.rows<{
    id: string;
    equipment_id: string;
    hwm_epoch: string | null;
    hwm_seq: string | null;
  }>(
    `SELECT id, equipment_id, hwm_epoch, hwm_seq FROM device
     WHERE organisation_id = $1 AND id = ANY ($2) AND revoked_at IS NULL`,
    [organisationOf(tx.scope), ids],
  );
  const markOf = (epoch: string | null, seq: string | null) =>
    epoch === null || seq === null ? null : { epoch: Number(epoch), seq: Number(seq) };
  return new Map(
    rows.map(row => [row.id, { equipmentId: row.equipment_id, mark: markOf(row.hwm_epoch, row.hwm_seq) }]),
  );
}

/** A unit below a gateway, as the gateway may call it: by the id of its device or by its serial number. */
export interface Child {
  gatewayId: string;
  name: string;
  equipmentId: string;
  /** Null for a unit that has no device of its own: its readings carry the gateway's. */
  deviceId: string | null;
}

export async function childrenOf(
  tx: Tx,
  gateways: readonly { equipmentId: string; name: string }[],
): Promise<Child[]> {
  if (gateways.length === 0) return [];
  return tx.rows<Child>(
    `SELECT asked.gateway AS "gatewayId", asked.name, e.id AS "equipmentId", d.id AS "deviceId"
     FROM unnest($2::uuid[], $3::text[]) AS asked (gateway, name)
       JOIN equipment e ON e.organisation_id = $1 AND e.parent_id = asked.gateway
       LEFT JOIN device d ON d.organisation_id = $1 AND d.equipment_id = e.id AND d.revoked_at IS NULL
     WHERE asked.name IN (d.id, e.serial_number)`,
    [organisationOf(tx.scope), gateways.map(one => one.equipmentId), gateways.map(one => one.name)],
  );
}

export async function metricsOfModels(tx: Tx, modelIds: readonly string[]): Promise<Map<string, Metric[]>> {
  const rows = await tx.rows<{ id: string; metrics: Metric[] }>(
    'SELECT id, metrics FROM equipment_model WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
    [organisationOf(tx.scope), modelIds],
  );
  return new Map(rows.map(row => [row.id, row.metrics]));
}
