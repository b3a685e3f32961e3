export { match } from '#ui';
export type { Location, Params } from '#ui';
export { hrefOf, Link, navigate, useLocation } from './location';
export { useSearchParams } from './query';
