import { hour, minute } from '../span';
import type { DispatchEngineer, DispatchJob, PlannedVisit } from './model';

/** Valid objects for specs and benches: a Monday in Sofia, eight to five. */
export const monday = Date.UTC(2026, 5, 1);
export const clock = (hours: number, minutes = 0) => monday + hours * hour + minutes * minute;
export const sofia = { lat: 42.6977, lng: 23.3219 };
export const plovdiv = { lat: 42.1354, lng: 24.7453 };

/** A place so many straight km north of Sofia. */
export const northKm = (km: number) => ({ lat: sofia.lat + km / 111.195, lng: sofia.lng });

export function jobOf(over: Partial<DispatchJob> = {}): DispatchJob {
  return {
    position: sofia,
    durationMinutes: 60,
    urgency: 'normal',
    skills: [{ skill: 'hvac', level: 2 }],
    ...over,
  };
}

export function engineerOf(over: Partial<DispatchEngineer> = {}): DispatchEngineer {
  return {
    id: 'ana',
    home: sofia,
    skills: [{ skill: 'hvac', level: 3 }],
    certificates: [],
    shifts: [{ start: clock(8), end: clock(17) }],
    ...over,
  };
}

export function visitOf(start: number, minutes: number, over: Partial<PlannedVisit> = {}): PlannedVisit {
  return {
    id: `visit-${start}`,
    label: 'WO-1',
    position: sofia,
    start,
    end: start + minutes * minute,
    ...over,
  };
}
