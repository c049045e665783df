export { buildDocument } from './build-document.ts';
export { renderDocx } from './render/docx/render-docx.ts';
export { renderHtml } from './render/html/render-html.ts';
export { type MarkdownDocument, renderMarkdown } from './render/markdown/render-markdown.ts';
export type { DocumentSource } from './source.ts';
export type * from './tree.ts';
