import type { CallerName } from './callers';

/** What an id of a route is an id of. */
export type Kind =
  | 'session'
  | 'person'
  | 'engineer-person'
  | 'invitation'
  | 'organisation'
  | 'partner'
  | 'customer'
  | 'model'
  | 'site'
  | 'equipment'
  | 'alert'
  | 'finding'
  | 'alert-rule'
  | 'override'
  | 'request'
  | 'earlier-request'
  | 'draft'
  | 'command-offer'
  | 'article'
  | 'term'
  | 'engineer'
  | 'absence'
  | 'preference'
  | 'work-order'
  | 'done-order'
  | 'visit'
  | 'own-visit'
  | 'planned-visit'
  | 'task'
  | 'plan-run'
  | 'day-repair'
  | 'attachment'
  | 'request-photo'
  | 'upload'
  | 'signature';

/** A body of a route: the ids in it by their path, and what its schema's refinements or the rules ask for. */
export interface BodyIds {
  ids?: Record<string, Kind>;
  with?: Record<string, unknown>;
  /** Whose body this can be; everybody's if it is not said. */
  by?: readonly CallerName[];
}

export interface RouteIds {
  params?: Record<string, Kind>;
  query?: Record<string, Kind>;
  /** Query parameters that are required. */
  asks?: Record<string, string>;
  body?: BodyIds | readonly BodyIds[];
  /** Ids in the body that only leave something out of account: a foreign one is like none. */
  ignored?: readonly string[];
}
