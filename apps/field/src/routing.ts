import { createRouting } from '#ui';

export const { Link, navigate, useLocation } = createRouting('/field');
