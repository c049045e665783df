import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts } from './fonts.ts';
import { TEMPLATE } from './template.ts';

/** A part of a document as the compiler takes it. */
export interface Part {
  /** What the template reads, as JSON. */
  readonly json: string;
  /** Pictures by the path that the template names. */
  readonly files: ReadonlyMap<string, string>;
  /** Seconds since 1970, for the file to name. */
  readonly time: number;
  /** Tagged, and refused where it is not valid by PDF/UA-1. */
  readonly tagged: boolean;
}

/** What has become of a part: a PDF, or why there is none; letters are those that no font has. */
export type PartSet =
  | { readonly pdf: Uint8Array }
  | { readonly reason: string; readonly letters: readonly string[] };

/** Where the compiler believes the files to be; nothing is read from or written to disk. */
const FOLDER = '/document';
let kept: NodeCompiler | undefined;

/** Starts the compiler, which reads its fonts, unless it has been. */
export function startCompiler(): NodeCompiler {
  kept ??= NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: readFonts() }] });
  return kept;
}

/** Sets the pages of a part. It takes seconds and does not yield. */
export function setPart({ json, files, time, tagged }: Part): PartSet {
  const compiler = startCompiler();
  const put = (path: string, content: string) =>
    compiler.mapShadow(`${FOLDER}/${path}`, Buffer.from(content, 'utf8'));
  put('main.typ', TEMPLATE);
  put('document.json', json);
  for (const [path, svg] of files) put(path, svg);
  const compiled = compiler.compile({ mainFilePath: `${FOLDER}/main.typ` });
  try {
    if (!compiled.result) return refused(diagnostics(compiler, compiled));
    return {
      pdf: compiler.pdf(compiled.result, {
        ...(tagged ? { pdfStandard: 'ua-1' } : { pdfTags: false }),
        creationTimestamp: time,
      }),
    };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  } finally {
    // what this part has used stays for the next one
    compiler.evictCache(1);
  }
}

function refused(reason: string): PartSet {
  return { reason, letters: lettersWithoutFont(reason) };
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
