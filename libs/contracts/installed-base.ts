import { z } from 'zod';
import { ModelCommand } from './device-commands';
import { EquipmentStatus } from './life-cycles';
import {
  HoursWindow,
  Id,
  Instant,
  LocalText,
  MetricKey,
  Position,
  ShortText,
  TimeZone,
  Urgency,
  Version,
} from './primitives';

export const EquipmentFamily = z.enum(['kiosk', 'display', 'charger', 'compressor', 'other']);
export type EquipmentFamily = z.infer<typeof EquipmentFamily>;

/** Definition of a reading of a model: what the number means and which band is normal. */
export const Metric = z.object({
  key: MetricKey,
  title: LocalText,
  unit: z.string().max(20),
  kind: z.enum(['number', 'state']),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Metric = z.infer<typeof Metric>;

export const SkillNeed = z.object({
  skill: z.string().min(1).max(60),
  level: z.number().int().min(1).max(5),
});
export type SkillNeed = z.infer<typeof SkillNeed>;
export const PartNeed = z.object({
  partNumber: z.string().min(1).max(60),
  title: z.string().max(200),
  quantity: z.number().int().min(1).max(999),
});
export type PartNeed = z.infer<typeof PartNeed>;

export const FaultCode = z.object({
  code: z.string().min(1).max(40),
  title: LocalText,
  category: z.string().min(1).max(60),
  urgency: Urgency,
  safety: z.boolean(),
  skills: z.array(SkillNeed).max(10),
  likelyParts: z.array(PartNeed).max(20),
  durationMinutes: z.number().int().min(5).max(2_880),
  /** Words in which customers describe it, per language: the embedded triage reads them. */
  keywords: z.object({ en: z.array(z.string()), zh: z.array(z.string()), bg: z.array(z.string()) }),
});
export type FaultCode = z.infer<typeof FaultCode>;

/** How many months after its installation a unit is covered; 0: not at all. */
const Months = z.number().int().min(0).max(600);
export const WarrantyPolicy = z.object({
  labourMonths: Months,
  partsMonths: Months,
  travelMonths: Months,
});
export type WarrantyPolicy = z.infer<typeof WarrantyPolicy>;

export const EquipmentModel = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  family: EquipmentFamily,
  metrics: z.array(Metric),
  faultCodes: z.array(FaultCode),
  /** null: none is on record. */
  warranty: WarrantyPolicy.nullable(),
  /** What its units can be told from afar. */
  commands: z.array(ModelCommand),
  version: Version,
});
export type EquipmentModel = z.infer<typeof EquipmentModel>;

/** When a site can be entered, by the clocks of its own zone: a weekly pattern, and dates on which nobody is let in. */
export const AccessHours = z.object({
  windows: z.array(HoursWindow).min(1).max(7),
  closedDays: z
    .array(z.iso.date())
    .max(100)
    .refine(all => new Set(all).size === all.length, { error: 'a day is there twice' }),
});
export type AccessHours = z.infer<typeof AccessHours>;

export const Site = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  city: z.string(),
  position: Position,
  timeZone: z.string(),
  customerId: Id,
  customerName: z.string(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  accessNotes: z.string().nullable(),
  /** null: open at any time. */
  accessHours: AccessHours.nullable(),
  equipmentCount: z.number().int(),
  version: Version,
});
export type Site = z.infer<typeof Site>;
export const siteFields = {
  name: ShortText,
  address: ShortText,
  city: ShortText,
  position: Position,
  timeZone: TimeZone,
  contactName: z.string().max(200).nullable(),
  contactPhone: z.string().max(40).nullable(),
  accessNotes: z.string().max(1_000).nullable(),
  accessHours: AccessHours.nullable(),
};
export const NewSite = z.object({
  ...siteFields,
  customerId: Id,
  contactName: siteFields.contactName.default(null),
  contactPhone: siteFields.contactPhone.default(null),
  accessNotes: siteFields.accessNotes.default(null),
  accessHours: siteFields.accessHours.default(null),
});
export type NewSite = z.infer<typeof NewSite>;

export const Equipment = z.object({
  id: Id,
  serialNumber: z.string(),
  assetTag: z.string().nullable(),
  publicToken: z.string(),
  status: EquipmentStatus,
  modelId: Id,
  modelName: z.string(),
  family: EquipmentFamily,
  siteId: Id,
  siteName: z.string(),
  city: z.string(),
  position: Position,
  timeZone: z.string(),
  customerId: Id,
  customerName: z.string(),
  functionalLocation: z.string().nullable(),
  parentId: Id.nullable(),
  installedOn: z.iso.date().nullable(),
  firmware: z.string().nullable(),
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  deviceId: z.string().nullable(),
  online: z.boolean().nullable(),
  lastReadingAt: Instant.nullable(),
  openAlerts: z.number().int(),
  worstUrgency: Urgency.nullable(),
  openRequests: z.number().int(),
  openWorkOrders: z.number().int(),
  version: Version,
});
export type Equipment = z.infer<typeof Equipment>;
export const equipmentFields = {
  assetTag: z.string().max(60).nullable(),
  functionalLocation: z.string().max(200).nullable(),
  installedOn: z.iso.date().nullable(),
  firmware: z.string().max(60).nullable(),
  properties: z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean()])),
};
export const NewEquipment = z.object({
  serialNumber: z.string().trim().min(1).max(60),
  modelId: Id,
  siteId: Id,
  parentId: Id.nullable().default(null),
  assetTag: equipmentFields.assetTag.default(null),
  functionalLocation: equipmentFields.functionalLocation.default(null),
  installedOn: equipmentFields.installedOn.default(null),
  firmware: equipmentFields.firmware.default(null),
  properties: equipmentFields.properties.default({}),
  status: EquipmentStatus.default('in_service'),
});
export type NewEquipment = z.infer<typeof NewEquipment>;

/** What a device may log in with; the token is shown once. */
export const DeviceCredentials = z.object({ deviceId: z.string(), token: z.string(), mqttUrl: z.string() });
export type DeviceCredentials = z.infer<typeof DeviceCredentials>;
export const HistoryEntry = z.object({
  id: Id,
  at: Instant,
  kind: z.enum(['alert', 'request', 'work-order', 'visit', 'change']),
  subjectId: Id.nullable(),
  verb: z.string(),
  actorName: z.string(),
  title: z.string(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** A light row per unit for the map; thousands at once. */
export const EquipmentMark = z.object({
  id: Id,
  position: Position,
  family: EquipmentFamily,
  worstUrgency: Urgency.nullable(),
  serialNumber: z.string(),
  siteName: z.string(),
});
export type EquipmentMark = z.infer<typeof EquipmentMark>;
