import { identityOf, writeExchange } from '@demarc/core';
import { drawModel } from '@demarc/diagram';
import { buildDocument } from './build-document.ts';
import { ARCHIVE, type DocumentFormat, FORMATS } from './formats.ts';
import type { Paper } from './render/pdf/print-data.ts';
import type { DocumentSource } from './source.ts';

/** A document that somebody wants: what it is made of, but for the picture, which is laid out here, and in which form. All of it is data, so that it can be sent to a thread. */
export interface DocumentOrder extends Omit<DocumentSource, 'scene'> {
  readonly format: DocumentFormat;
  /** Of a PDF. */
  readonly paper?: Paper | undefined;
  /** One file is wanted: several become one archive. */
  readonly archived?: boolean | undefined;
}

export interface MadeFile {
  /** `aws-s3-2026-11.pdf`; pictures of Markdown and tables of CSV have names of their own. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Is told what is being done, in a few words each. */
export type Say = (step: string) => void;

/** Makes a document in one of its formats: one file, or several of which the first is the one to open. */
export async function makeDocument(
  order: DocumentOrder,
  say: Say = () => undefined,
): Promise<readonly MadeFile[]> {
  const files = await writeFiles(order, say);
  if (!order.archived || files.length === 1) return files;
  say('Packing the files');
  const { packFiles } = await import('./pack-files.ts');
  return [{ name: `${baseName(order)}.${ARCHIVE.ending}`, bytes: packFiles(files) }];
}

async function writeFiles(order: DocumentOrder, say: Say): Promise<readonly MadeFile[]> {
  const name = `${baseName(order)}.${FORMATS[order.format].ending}`;
  const one = (content: string | Uint8Array): readonly MadeFile[] => [{ name, bytes: bytesOf(content) }];
  switch (order.format) {
    case 'pdf': {
      const { renderPdf, withPress } = await import('./render/pdf/render-pdf.ts');
      // the press starts while the chapters are written
      return withPress(async (press) => {
        const tree = await treeOf(order, say);
        say('Setting the pages');
        return one(await renderPdf(tree, press, order.paper));
      });
    }
    case 'docx': {
      const { renderDocx, withDrawer } = await import('./render/docx/render-docx.ts');
      // so does what draws its pictures
      return withDrawer(async (drawer) => {
        const tree = await treeOf(order, say);
        say('Writing the Word document');
        return one(await renderDocx(tree, drawer));
      });
    }
    case 'html': {
      const tree = await treeOf(order, say);
      say('Writing the page');
      const { renderHtml } = await import('./render/html/render-html.ts');
      return one(renderHtml(tree));
    }
    case 'md': {
      const tree = await treeOf(order, say);
      say('Writing the text');
      const { renderMarkdown } = await import('./render/markdown/render-markdown.ts');
      const { text, files } = renderMarkdown(tree);
      return [...one(text), ...files.map((file) => ({ name: file.name, bytes: bytesOf(file.svg) }))];
    }
    case 'xlsx': {
      say('Filling the sheets');
      const { renderXlsx } = await import('./render/xlsx/render-xlsx.ts');
      return one(renderXlsx(order));
    }
    case 'csv': {
      say('Writing the tables');
      const { renderCsv } = await import('./render/csv/render-csv.ts');
      return renderCsv(order).map((file) => ({ name: file.name, bytes: bytesOf(file.text) }));
    }
    case 'oscal-catalog': {
      const { oscalCatalog } = await import('./oscal/catalog.ts');
      return one(oscalCatalog(order));
    }
    case 'oscal-component': {
      const { oscalComponentDefinition } = await import('./oscal/component-definition.ts');
      return one(oscalComponentDefinition(order));
    }
    case 'navigator': {
      const { attack } = order;
      if (attack === undefined) throw new Error('a layer needs the table of ATT&CK techniques');
      const { navigatorLayer } = await import('./navigator/layer.ts');
      return one(navigatorLayer({ ...order, attack }));
    }
    case 'json':
      say('Writing the exchange document');
      return one(
        json(writeExchange(order.analysis, { figures: order.analysis.model.pruned ? 'beside' : 'shipped' })),
      );
  }
}

async function treeOf(order: DocumentOrder, say: Say) {
  say('Laying out the diagram');
  const drawn = await drawModel(order.analysis.model);
  say('Writing the chapters');
  return buildDocument({ ...order, scene: 'scene' in drawn ? drawn.scene : undefined });
}

/** What its files are called: `aws-s3-2026-11`, and `-part` for a part. */
function baseName({ analysis, selected }: DocumentOrder): string {
  const { provider, service, version } = identityOf(analysis.model.metadata);
  const name = [provider, service, version].join('-').replace(/[^a-z0-9.-]+/g, '-');
  return selected === undefined ? name : `${name}-part`;
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
