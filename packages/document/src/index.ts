export { buildDocument } from './build-document.ts';
export { type CsvFile, renderCsv } from './render/csv/render-csv.ts';
export { type FilledControl, type FilledWorkbook, readWorkbook } from './render/xlsx/read-workbook.ts';
export { renderXlsx } from './render/xlsx/render-xlsx.ts';
export { renderDocx } from './render/docx/render-docx.ts';
export { renderHtml } from './render/html/render-html.ts';
export { type MarkdownDocument, renderMarkdown } from './render/markdown/render-markdown.ts';
export type { DocumentSource } from './source.ts';
export type * from './tree.ts';
