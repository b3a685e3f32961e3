import { createRouting } from '#ui';

/** Paths of the console are written without `/console`: `/work-orders/42`. */
export const { hrefOf, navigate, useLocation, Link } = createRouting('/console');
