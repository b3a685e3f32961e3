export * from './life-cycle';
export * from './visit';
export * from './work-order';
export * from './alert';
export * from './service-request';
export * from './equipment';
export * from './plan-run';
