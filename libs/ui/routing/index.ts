export { match } from './match';
export type { Params } from './match';
export { createRouting } from './routing';
export type { LinkProps, Location, NavigateOptions, Routing } from './routing';
