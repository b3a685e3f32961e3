import { Inject, Injectable } from '@nestjs/common';
import type { FaultCode, ServiceRequest, TriageCorrection } from '#contracts';
import { organisationOf, updateGuarded } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { isOpen, moved } from './request.rules';
import { tell } from './request.notes';
import { held, RequestsService, taking } from './requests.service';
import { ServiceRequestRow } from './service-request.entity';
import { corrected } from './triage.rules';

/** A person knows better than the engine, or is there before it. */
@Injectable()
export class CorrectionService {
  constructor(@Inject(RequestsService) private readonly requests: RequestsService) {}

  /** @throws Refused reference-unknown for a fault code that the model does not have | illegal-transition */
  async correct(tx: Tx, id: string, correction: TriageCorrection): Promise<ServiceRequest> {
    const row = await held(tx, id, correction.version);
    if (!isOpen(row.status)) moved(row.status, 'triage');
    const before = row.triage;
    const triage = corrected(before, correction, {
      personId: tx.scope.personId,
      now: tx.now,
      urgency: row.urgency,
      text: row.text,
      chosen: correction.faultCode ? await faultCodeOf(tx, row.equipmentId, correction.faultCode) : null,
    });
    const after = await updateGuarded(tx, ServiceRequestRow, row, {
      triage,
      urgency: triage.urgency,
      status: row.status === 'new' ? moved(row.status, 'triage') : row.status,
      ...taking(tx, row),
    });
    const changed = triage.evidence.filter(entry => entry.source === 'person');
    await tell(tx, after, 'correct-triage', {
      engine: before?.engine ?? null,
      changes: Object.fromEntries(changed.map(entry => [entry.field, entry.quote])),
    });
    return this.requests.view(tx, after);
  }
}

async function faultCodeOf(tx: Tx, equipmentId: string, code: string): Promise<FaultCode> {
  const found = await tx.one<{ faultCode: FaultCode }>(
    `SELECT f.value AS "faultCode" FROM equipment e
     JOIN equipment_model m ON m.organisation_id = e.organisation_id AND m.id = e.model_id
     CROSS JOIN jsonb_array_elements(m.fault_codes) AS f (value)
     WHERE e.organisation_id = $1 AND e.id = $2 AND f.value->>'code' = $3`,
    [organisationOf(tx.scope), equipmentId, code],
  );
  if (!found) throw new Refused('reference-unknown', { field: 'faultCode' });
  return found.faultCode;
}
