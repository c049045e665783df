export { buildDocument } from './build-document.ts';
export type { DocumentSource } from './source.ts';
export type * from './tree.ts';
