import { openSites } from './access-hours';
import { articles } from './articles';
import { base } from './base';
import { chance } from './chance';
import { findings } from './findings';
import { history, today } from './history';
import { Jobs } from './jobs';
import { lives } from './lives';
import { readings } from './readings';
import type { Rows } from './rows';
import { sisters } from './sisters';

export interface DemoData {
  organisationId: string;
  rows: Rows;
  /** Devices that the simulator plays; their tokens are made when they are stored. */
  devices: {
    deviceId: string;
    equipmentId: string;
    family: string;
    serialNumber: string;
    siteName: string;
  }[];
  labelToken: string;
}

/** The demo installation as it stands at `now`: the same for the same seed and day. Pure. */
export function demo(now: number, seed = 20_261): DemoData {
  const luck = chance(seed);
  const rows: Rows = {};
  const made = base(luck, now, rows);
  rows['article'] = articles(luck, made.organisationId, rows['equipment_model'] ?? [], now);
  const jobs = new Jobs(luck, made, rows);
  const lastEnds = history(luck, made, jobs, now);
  today(luck, made, jobs, rows, lastEnds, now);
  openSites(made.sites, rows, now);
  jobs.close();
  readings(luck, made, rows, now);
  findings(luck, made, rows, now);
  lives(luck, made, rows, now);
  sisters(luck, made, rows, now);
  const connected = made.units.filter(unit => unit.deviceId !== null);
  const shown = connected.find(unit => unit.family === 'compressor') ?? connected[0];
  return {
    organisationId: made.organisationId,
    rows,
    labelToken: shown?.publicToken ?? '',
    devices: connected.map(unit => ({
      deviceId: unit.deviceId ?? '',
      equipmentId: unit.id,
      family: unit.family,
      serialNumber: unit.serialNumber,
      siteName: String(unit.site.row['name']),
    })),
  };
}
export { chance } from './chance';
export type { Chance } from './chance';
export type { Row, Rows } from './rows';
