import type { UrgencyLevel } from '../components/chip';

export interface Job {
  id: string;
  number: string;
  title: string;
  urgency: UrgencyLevel;
  status: string;
  site: string;
  city: string;
  engineer: string | null;
  start: string;
  end: string;
}

const rows: readonly (readonly [string, UrgencyLevel, string, string, string, string | null])[] = [
  ['Compressor overheats, pressure drops', 'critical', 'ready', 'Aurubis plant, hall 4', 'Pirdop', null],
  ['Charger 2 trips on start', 'high', 'scheduled', 'Shell Trakia', 'Plovdiv', 'Мария Иванова'],
  [
    'Card reader does not take cards',
    'high',
    'in_progress',
    'Metro station Serdika',
    'Sofia',
    'Georgi Petrov',
  ],
  ['Display wall: one panel dark', 'normal', 'on_hold', 'Mall Varna', 'Varna', '李 伟'],
  ['Half-year maintenance', 'low', 'scheduled', 'Kaufland', 'Burgas', 'Stoyan Dimitrov'],
  ['Touch screen drifts after rain', 'normal', 'ready', 'Bus station South', 'Stara Zagora', null],
  ['Printer jams daily', 'normal', 'completed', 'Town hall', 'Ruse', 'Elena Koleva'],
  ['Firmware 3.2 upgrade', 'low', 'verified', 'OMV Lyulin', 'Sofia', 'Georgi Petrov'],
];

export const jobs: Job[] = rows.map(([title, urgency, status, site, city, engineer], index) => ({
  id: String(index),
  number: `WO-${10_482 + index * 3}`,
  title,
  urgency,
  status,
  site,
  city,
  engineer,
  start: `2026-11-20T${String(7 + index).padStart(2, '0')}:00:00Z`,
  end: `2026-11-20T${String(8 + index).padStart(2, '0')}:30:00Z`,
}));
