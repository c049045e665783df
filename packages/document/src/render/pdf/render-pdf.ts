import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentTree } from '../../tree.ts';
import { bindLinks } from './bind-links.ts';
import { readFonts } from './fonts.ts';
import { type Paper, printData } from './print-data.ts';
import { TEMPLATE } from './template.ts';

/** Where the compiler believes the files to be; nothing is read from or written to disk. */
const FOLDER = '/document';

/**
 * Prints a document as PDF: tagged, valid by PDF/UA-1, fonts embedded, pictures as vectors. Takes seconds and does not yield: call it in a worker. The same tree gives
 * the same bytes. Throws what the compiler says when the document cannot be printed.
 */
export function renderPdf(tree: DocumentTree, { paper = 'a4' }: { readonly paper?: Paper } = {}): Uint8Array {
  const { json, files } = printData(tree, paper);
  const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: readFonts() }] });
  const put = (path: string, content: string) =>
    compiler.mapShadow(`${FOLDER}/${path}`, Buffer.from(content, 'utf8'));
  put('main.typ', TEMPLATE);
  put('document.json', JSON.stringify(json));
  for (const [path, svg] of files) put(path, svg);
  try {
    const compiled = compiler.compile({ mainFilePath: `${FOLDER}/main.typ` });
    const document = compiled.result;
    if (!document) throw new Error(`the document cannot be printed: ${reasons(compiler, compiled)}`);
    const pdf = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: noonOf(tree.date) });
    return bindLinks(pdf);
  } finally {
    compiler.evictCache(0);
  }
}

function reasons(compiler: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeDiagnostics();
  if (!error) return 'the compiler does not say why';
  return compiler
    .fetchDiagnostics(error)
    .map(
      (one: { readonly message?: string; readonly range?: unknown }) =>
        `${one.message} ${JSON.stringify(one.range ?? '')}`,
    )
    .join('; ');
}

/** Noon of a day in seconds since 1970; 0 for what is not a day. */
function noonOf(date: string | undefined): number {
  const time = Date.parse(`${date ?? ''}T12:00:00Z`);
  return Number.isNaN(time) ? 0 : time / 1000;
}
