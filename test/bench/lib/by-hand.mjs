/**
 * The yardstick of plans: what a careful dispatcher does without a search. Jobs in the order of their priority, then of
 * their deadline; each goes where it adds the least travel to the routes as they are.
 */
export function planByHand({ vehicles, jobs, matrices }) {
  const { durations } = matrices.car;
  const routes = vehicles.map(vehicle => ({ vehicle, jobs: [], travel: 0 }));
  const left = [];
  const order = [...jobs].sort(
    (a, b) => b.priority - a.priority || a.time_windows[0][1] - b.time_windows[0][1],
  );
  for (const job of order) {
    let best = null;
    for (const route of routes) {
      if (!job.skills.every(skill => route.vehicle.skills.includes(skill))) continue;
      for (let at = 0; at <= route.jobs.length; at++) {
        const from = route.jobs[at - 1]?.location_index ?? route.vehicle.start_index;
        const to = route.jobs[at]?.location_index ?? route.vehicle.end_index;
        const here = job.location_index;
        const detour =
          durations[from][here] + durations[here][to] - (at === 0 && to === from ? 0 : durations[from][to]);
        if (best && detour >= best.detour) continue;
        if (isInTime(route.vehicle, route.jobs.toSpliced(at, 0, job), durations))
          best = { route, at, detour };
      }
    }
    if (!best) left.push(job);
    else {
      best.route.jobs.splice(best.at, 0, job);
      best.route.travel += best.detour;
    }
  }
  return {
    left: left.length,
    lostPriority: left.reduce((sum, job) => sum + job.priority, 0),
    travelSeconds: routes.reduce((sum, route) => sum + route.travel, 0),
  };
}

/** Lunch is taken before the first way that would end after it must begin. */
function isInTime(vehicle, jobs, durations) {
  const [lunch] = vehicle.breaks;
  const [lunchFrom, lunchTo] = lunch.time_windows[0];
  let clock = vehicle.time_window[0];
  let place = vehicle.start_index;
  let hasEaten = false;
  const eat = () => {
    clock = Math.max(clock, lunchFrom) + lunch.service;
    hasEaten = true;
    return clock - lunch.service <= lunchTo;
  };
  for (const job of jobs) {
    const way = durations[place][job.location_index];
    const [opens, closes] = job.time_windows[0];
    const end = Math.max(clock + way, opens) + job.service;
    if (!hasEaten && (clock >= lunchFrom || end > lunchTo) && !eat()) return false;
    clock = Math.max(clock + way, opens);
    if (clock > closes) return false;
    clock += job.service;
    place = job.location_index;
  }
  if (!hasEaten && !eat()) return false;
  return clock + durations[place][vehicle.end_index] <= vehicle.time_window[1];
}
