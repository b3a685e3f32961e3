const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Standard time of the sites, east of Greenwich; summer time moves nobody's load by more than the noise. */
const offsetMs = 2 * hourMs;

/** Local hour of the day, 0 to 24, with fractions. */
export function hourOf(at: number): number {
  return ((((at + offsetMs) % dayMs) + dayMs) % dayMs) / hourMs;
}

export function isWeekend(at: number): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (Math.floor((at + offsetMs) / dayMs) + 4) % 7;
  return weekday === 0 || weekday === 6;
}

/** How much people use things at that moment, 0 to 1: nothing at night, most after noon, less at weekends. */
export function loadAt(at: number): number {
  const hour = hourOf(at);
  const day = Math.max(0, Math.sin(((hour - 5.5) / 16.5) * Math.PI));
  return day * (isWeekend(at) ? 0.7 : 1);
}

/** Outdoor temperature, °C: coldest at five, warmest at three in the afternoon. */
export function outdoorsAt(at: number): number {
  return 16 + 7 * Math.sin(((hourOf(at) - 9) / 24) * 2 * Math.PI);
}

/** Daylight, 0 to 1. */
export function daylightAt(at: number): number {
  return Math.max(0, Math.sin(((hourOf(at) - 6) / 14) * Math.PI));
}
