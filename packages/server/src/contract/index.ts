export * from './api-error.ts';
export * from './attack-facts.ts';
export * from './frameworks.ts';
export * from './health.ts';
export * from './model-requests.ts';
export * from './model-summary.ts';
export * from './problem.ts';
export * from './search.ts';
