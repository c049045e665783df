export { readFrameworkCsv } from './csv/read-csv.ts';
export type { FrameworkImport } from './imported.ts';
export { writeOscalMapping } from './oscal/write-mapping.ts';
export { readFrameworkJson } from './read-json.ts';
export { readScfWorkbook, type ScfCounts } from './scf/read-scf.ts';
