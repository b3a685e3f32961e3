import { routes } from '#contracts';

/** What is another one when an engineer is preferred, or not wanted any more. */
export const preferencesStale = [
  routes.listEngineerPreferences,
  routes.equipmentHistory,
  routes.candidates,
  routes.slots,
  routes.explain,
];

/** A unit and what it belongs to, by name. */
export interface PreferencePlace {
  equipmentId: string;
  serialNumber: string;
  siteName: string;
  customerName: string;
}
