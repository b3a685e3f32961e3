/**
 * Parts that console, field and portal share. This entry is light: no Leaflet. Map and chart come as lazy components.
 */
import './theme/tokens.css';
import './theme/base.css';

export * from './api';
export * from './chart';
export * from './components';
export * from './drag';
export * from './i18n';
export * from './live';
export * from './map';
export * from './routing';
export { useTheme } from './theme/theme';
export type { Theme, ThemeChoice } from './theme/theme';
