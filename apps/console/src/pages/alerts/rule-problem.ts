/**
 * What is wrong with a field, by its name; a line of a condition by `condition.<id>`, `clear.<id>`, of the hours by `hours.<id>`; of a
 * level by `urgency.<id>`, `seconds.<id>`, `times.<id>`.
 */
export type Problem =
  | 'required'
  | 'severity'
  | 'unreachable'
  | 'days'
  | 'zone'
  | 'number'
  | 'seconds'
  | 'lateness'
  | 'noDataSeconds'
  | 'minutes'
  | 'sure'
  | 'hours'
  | 'times'
  | 'key'
  | 'keys'
  | 'circle'
  | 'unknown'
  | 'nothing'
  | 'there'
  | 'elsewhere'
  | 'most';
export type Problems = Readonly<Record<string, Problem>>;
