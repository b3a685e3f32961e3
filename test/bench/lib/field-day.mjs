/** Numbers in [0, 1): a xorshift and a linear congruential generator added up (the idea of Marsaglia's KISS). */
export function chanceFrom(seed) {
  let low = (seed ^ 0x2545f491) | 1;
  let high = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    low ^= low << 13;
    low ^= low >>> 17;
    low ^= low << 5;
    high = (Math.imul(high, 69_069) + 12_345) | 0;
    return ((low + high) >>> 0) / 4_294_967_296;
  };
}

const HOUR = 3_600;
/** Jobs are as dense in a large day as in a small one. */
const sideKm = jobCount => 5 * Math.sqrt(jobCount);
/** Straight line x 1.3 at 40 km/h. */
const SECONDS_PER_KM = (1.3 * HOUR) / 40;
const skillShares = [0.4, 0.25, 0.15, 0.12, 0.08];
const dayFrom = 8 * HOUR;
const dayTo = 17 * HOUR;

/**
 * A day of field service in VROOM's format: jobs around towns and in the country, one engineer for ten jobs, which is a
 * little too few; five skills of which an engineer has two or three, half of the jobs promised for two hours or half a
 * day, a lunch between 11:30 and 13:30. The same seed gives the same day.
 */
export function fieldDay(jobCount, seed, engineerCount = Math.ceil(jobCount / 10)) {
  const chance = chanceFrom(seed * 7_919 + jobCount);
  for (let warm = 0; warm < 20; warm++) chance();
  const side = sideKm(jobCount);
  const towns = Array.from({ length: Math.ceil(jobCount / 33) }, () => [chance() * side, chance() * side]);
  const place = inTown => {
    if (chance() >= inTown) return [chance() * side, chance() * side];
    const [x, y] = towns[Math.floor(chance() * towns.length)];
    const [distanceKm, angle] = [4 * chance() * chance(), chance() * 2 * Math.PI];
    return [x + distanceKm * Math.cos(angle), y + distanceKm * Math.sin(angle)];
  };
  const skill = () => {
    let ticket = chance();
    const found = skillShares.findIndex(share => (ticket -= share) < 0);
    return found === -1 ? 1 : found + 1;
  };
  const places = [];
  const vehicles = Array.from({ length: engineerCount }, (_, index) => {
    places.push(place(0.6));
    return {
      id: index + 1,
      profile: 'car',
      start_index: index,
      end_index: index,
      skills: [...new Set([1 + (index % skillShares.length), skill(), skill()])],
      time_window: [dayFrom, dayTo],
      breaks: [{ id: 1, time_windows: [[11.5 * HOUR, 13.5 * HOUR]], service: 1_800 }],
    };
  });
  const half = () => (chance() < 0.5 ? [dayFrom, 12 * HOUR] : [12 * HOUR, dayTo]);
  const slot = () => {
    const from = 8 + Math.floor(chance() * 7);
    return [from * HOUR, (from + 2) * HOUR];
  };
  const jobs = Array.from({ length: jobCount }, (_, index) => {
    places.push(place(0.7));
    const [kind, promise] = [chance(), chance()];
    return {
      id: index + 1,
      location_index: engineerCount + index,
      service: [1_200, 1_800, 2_700, 3_600, 5_400][Math.floor(chance() * chance() * 5)],
      priority: kind < 0.05 ? 100 : kind < 0.3 ? 50 : kind < 0.85 ? 30 : 10,
      skills: [skill()],
      time_windows: [promise < 0.5 ? [dayFrom, dayTo] : promise < 0.75 ? half() : slot()],
    };
  });
  const durations = places.map(([x, y]) =>
    places.map(([toX, toY]) => Math.round(Math.hypot(x - toX, y - toY) * SECONDS_PER_KM)),
  );
  return { vehicles, jobs, matrices: { car: { durations } } };
}
