export * from './format';
export * from './i18n';
export * from './locale';
export { formatMessage, parameterNames } from './message-format';
export type { MessageParams } from './message-format';
export * from './missing-keys';
export * from './use-format';
export * from './use-now';
