import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentTree } from '../../tree.ts';
import { bindLinks } from './bind-links.ts';
import { readFonts } from './fonts.ts';
import { type Paper, printData } from './print-data.ts';
import { TEMPLATE } from './template.ts';

/** Where the compiler believes the files to be; nothing is read from or written to disk. */
const FOLDER = '/document';

let kept: NodeCompiler | undefined;

function compilerOfThread(): NodeCompiler {
  kept ??= NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: readFonts() }] });
  return kept;
}

/**
 * Gives back what the compiler remembers of documents: hundreds of megabytes, which all threads of a process share. It takes up to half a second, for which
 * whoever waits for the document should not wait.
 */
export function forgetDocuments(): void {
  kept?.evictCache(0);
}

/**
 * Prints a document as PDF: tagged, valid by PDF/UA-1, fonts embedded, pictures as vectors. Takes seconds and does not yield: call it in a worker. The same tree gives
 * the same bytes. Throws what the compiler says when the document cannot be printed.
 */
export function renderPdf(tree: DocumentTree, paper: Paper = 'a4'): Uint8Array {
  const compiler = compilerOfThread();
  const missing = new Set<string>();
  for (;;) {
    const outcome = print(compiler, tree, paper, missing);
    if ('pdf' in outcome) return bindLinks(outcome.pdf);
    const more = lettersWithoutFont(outcome.reason).filter((letter) => !missing.has(letter));
    if (more.length === 0) throw new Error(`the document cannot be printed: ${outcome.reason}`);
    for (const letter of more) missing.add(letter);
  }
}

function print(
  compiler: NodeCompiler,
  tree: DocumentTree,
  paper: Paper,
  missing: ReadonlySet<string>,
): { readonly pdf: Buffer } | { readonly reason: string } {
  const { json, files } = printData(tree, paper, missing);
  const put = (path: string, content: string) =>
    compiler.mapShadow(`${FOLDER}/${path}`, Buffer.from(content, 'utf8'));
  put('main.typ', TEMPLATE);
  put('document.json', JSON.stringify(json));
  for (const [path, svg] of files) put(path, svg);
  const compiled = compiler.compile({ mainFilePath: `${FOLDER}/main.typ` });
  if (!compiled.result) return { reason: diagnostics(compiler, compiled) };
  try {
    return {
      pdf: compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: noonOf(tree.date) }),
    };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function diagnostics(compiler: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeDiagnostics();
  if (!error) return 'the compiler does not say why';
  return compiler
    .fetchDiagnostics(error)
    .map((one: { readonly message?: string }) => one.message)
    .join('; ');
}

/** PDF/UA-1 refuses a character that no font can show, and says which: `the text `"漢"` could not be displayed`, written as Rust writes texts. */
function lettersWithoutFont(reason: string): readonly string[] {
  return [...reason.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].flatMap(([, shown = '']) =>
    Array.from(
      shown.replace(/\\+u\{([0-9a-f]+)\}/g, (_, point) => String.fromCodePoint(parseInt(point, 16))),
    ),
  );
}

/** Noon of a day in seconds since 1970; 0 for what is not a day. */
function noonOf(date: string | undefined): number {
  const time = Date.parse(`${date ?? ''}T12:00:00Z`);
  return Number.isNaN(time) ? 0 : time / 1000;
}
