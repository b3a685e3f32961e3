import { charger } from './charger';
import { compressor } from './compressor';
import { display } from './display';
import { kiosk } from './kiosk';

export const families = [compressor, charger, display, kiosk] as const;
export type { SeedFamily, SeedRule, SeedTask } from './model';
