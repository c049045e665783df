import {
  type FrameworkImport,
  readFrameworkCsv,
  readFrameworkJson,
  readScfWorkbook,
  type ScfCounts,
} from '@demarc/frameworks';

/** What a person uploads: a workbook of the SCF, an OSCAL document, or a framework of their own. */
export type FrameworkUpload =
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array }
  | { readonly kind: 'oscal'; readonly text: string }
  | { readonly kind: 'csv'; readonly mapping: string; readonly metadata: string };

/** What was made of an upload; of a workbook with exact counts. */
export type ReadUpload = FrameworkImport & { readonly counts?: ScfCounts };

export async function readUpload(upload: FrameworkUpload): Promise<ReadUpload> {
  switch (upload.kind) {
    case 'workbook':
      return readScfWorkbook(upload.bytes);
    case 'oscal':
      return readFrameworkJson(upload.text);
    case 'csv':
      return readFrameworkCsv(upload.mapping, upload.metadata);
  }
}
