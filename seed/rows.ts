import type { FaultCode, TriageResult, Urgency } from '#contracts';

/** A row as the database has it: column name to JSON value. */
export type Row = Record<string, unknown>;
/** Tables in an order in which references hold. */
export type Rows = Record<string, Row[]>;

export interface SeedSite {
  id: string;
  row: Row;
  customerId: string;
  customerName: string;
  partnerId: string | null;
  lat: number;
  lng: number;
  town: string;
}
export interface SeedUnit {
  id: string;
  site: SeedSite;
  modelId: string;
  modelName: string;
  family: string;
  serialNumber: string;
  publicToken: string;
  deviceId: string | null;
  faultCodes: readonly FaultCode[];
  taskTitles: readonly { title: string; kind: string; unit: string | null; mandatory: boolean }[];
}

export const placeOf = (unit: SeedUnit): Row => ({
  site_id: unit.site.id,
  serial_number: unit.serialNumber,
  model_name: unit.modelName,
  site_name: unit.site.row['name'],
  city: unit.site.town,
  time_zone: unit.site.row['time_zone'],
  customer_id: unit.site.customerId,
  customer_name: unit.site.customerName,
});

/** What the embedded triage says of a report that names the fault plainly. */
export function triaged(
  fault: FaultCode,
  urgency: Urgency,
  text: string,
  source: 'text' | 'alert',
  at: string,
): TriageResult {
  return {
    faultCode: fault.code,
    category: fault.category,
    urgency,
    safety: fault.safety,
    skills: fault.skills,
    likelyParts: fault.likelyParts,
    estimatedMinutes: fault.durationMinutes,
    summary: fault.title.en,
    confidence: 0.86,
    question: null,
    engine: 'embedded-1',
    at,
    evidence: [
      { field: 'faultCode', source, sourceId: null, quote: text.slice(0, 200) },
      { field: 'urgency', source: 'rule', sourceId: fault.code, quote: `${fault.code}: ${fault.urgency}` },
    ],
  };
}
