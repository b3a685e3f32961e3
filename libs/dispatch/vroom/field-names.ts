import { shipmentField } from './shipments';

const names: readonly (readonly [RegExp, string])[] = [
  [/^engineers/, 'vehicles'],
  [/^sameEngineer/, 'same_vehicle'],
  [/^costPerSpareSkill$/, 'cost_per_spare_skill'],
  [/^costPerUnevenHour$/, 'cost_per_uneven_hour'],
  [/^differentEngineer/, 'different_vehicle'],
  [/^(vehicles.*)\.route\b/, '$1.steps'],
  [/^(vehicles\[\d+\])\.routeStops\[\d+\]\.depot$/, '$1.steps'],
  [/\.durationSeconds$/, '.service'],
  [/\.partSeconds$/, '.part'],
  [/\.minRestSeconds$/, '.min_rest'],
  [/\.minGapSeconds$/, '.min_gap'],
  [/\.maxGapSeconds$/, '.max_gap'],
  [/\.costPerLateHour$/, '.cost_per_late_hour'],
  [/\.preferredWindows\b/, '.preferred_time_windows'],
  [/\.costPerOutsideHour$/, '.cost_per_outside_hour'],
  [/\.mostOutsideCost$/, '.most_outside_cost'],
  [/\.durationPerType\b/, '.service_per_type'],
  [/\.setupPerType\b/, '.setup_per_type'],
  [/\.durationFactor$/, '.service_factor'],
  [/\.setupSeconds$/, '.setup'],
  [/\.windows\b/, '.time_windows'],
  [/\.shift$/, '.time_window'],
  [/\.startPlace$/, '.start_index'],
  [/\.endPlace$/, '.end_index'],
  [/\.place$/, '.location_index'],
  [/\.demand\b/, '.delivery'],
  [/\.pinnedTo$/, '.pinned'],
  [/\.maxJobs$/, '.max_tasks'],
  [/\.maxTravelSeconds$/, '.max_travel_time'],
  [/\.maxDistanceMetres$/, '.max_distance'],
  [/\.speedFactor$/, '.speed_factor'],
  [/\.costFixed$/, '.costs.fixed'],
  [/\.costPerTravelHour$/, '.costs.per_hour'],
  [/\.maxOvertimeSeconds$/, '.max_overtime'],
  [/\.costPerOvertimeHour$/, '.costs.per_overtime_hour'],
  [/\.costPerKm$/, '.costs.per_km'],
];

/** The field of a description as it is called in VROOM's input, where there are `jobCount` jobs beside the ends of shipments. */
export function vroomField(field: string, jobCount = Infinity): string {
  return names.reduce(
    (name, [pattern, other]) => name.replace(pattern, other),
    shipmentField(field, jobCount),
  );
}
