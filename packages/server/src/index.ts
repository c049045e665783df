export { type AppOptions, buildApp } from './app.ts';
export { metaPolicy } from './security/content-policy.ts';
export { type RunningServer, type ServerOptions, StartError, startServer } from './start-server.ts';
