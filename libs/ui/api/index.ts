export * from './client';
export * from './problem';
export * from './react';
export * from './route';
