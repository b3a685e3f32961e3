export { isOpenPath, leaveForSignIn, nextPlace } from './leave';
export { SessionProvider, useMay, useMe } from './session';
