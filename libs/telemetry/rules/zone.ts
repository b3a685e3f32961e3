const minuteMs = 60_000;
const dayMs = 86_400_000;
const mostDays = 2_000;

/** What the clocks of a zone are ahead of UTC during one UTC day: `before`, and from `turnsAt` on `after`. */
interface ZoneDay {
  before: number;
  turnsAt: number;
  after: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, ZoneDay>();

/** What wall clocks of the IANA zone are ahead of UTC at that instant, in ms. */
export function offsetMs(at: number, timeZone: string): number {
  const { before, turnsAt, after } = zoneDay(at, timeZone);
  return at < turnsAt ? before : after;
}

/** Until when the offset at `at` is known to stay as it is: its next change, or the end of the UTC day. */
export function steadyUntil(at: number, timeZone: string): number {
  const { turnsAt } = zoneDay(at, timeZone);
  return at < turnsAt && turnsAt !== Infinity ? turnsAt : (Math.floor(at / dayMs) + 1) * dayMs;
}

/** No zone turns its clocks twice in a UTC day. Asking Intl for each reading would cost more than its rules. */
function zoneDay(at: number, timeZone: string): ZoneDay {
  const day = Math.floor(at / dayMs);
  const key = `${timeZone} ${day}`;
  const known = days.get(key);
  if (known) return known;
  if (days.size >= mostDays) days.clear();
  const [start, end] = [day * dayMs, (day + 1) * dayMs];
  const [before, after] = [askedOffset(start, timeZone), askedOffset(end, timeZone)];
  const found = { before, after, turnsAt: before === after ? Infinity : turnOf(start, end, timeZone) };
  days.set(key, found);
  return found;
}

/** The minute in (start, end] from which the offset is that of the end. */
function turnOf(start: number, end: number, timeZone: string): number {
  const after = askedOffset(end, timeZone);
  let [low, high] = [start / minuteMs, end / minuteMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askedOffset(middle * minuteMs, timeZone) === after) high = middle;
    else low = middle;
  }
  return high * minuteMs;
}

function askedOffset(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / minuteMs) * minuteMs;
}
