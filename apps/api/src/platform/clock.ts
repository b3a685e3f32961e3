/** Time is an argument: services get the clock injected, specs set it. */
export type Clock = () => Date;
export const CLOCK = Symbol('clock');
