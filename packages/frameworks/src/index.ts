export { readFrameworkCsv } from './csv/read-csv.ts';
export type { FrameworkImport } from './imported.ts';
export { readOscal } from './oscal/read-oscal.ts';
export { readScfWorkbook, type ScfCounts } from './scf/read-scf.ts';
