/** What to do with the files that a person chose or dropped. */
export type ChosenFiles =
  | { readonly kind: 'workbook' | 'oscal'; readonly name: string; readonly file: File }
  /** A mapping whose metadata is still to be told. */
  | { readonly kind: 'mapping'; readonly name: string; readonly file: File }
  | { readonly kind: 'csv'; readonly name: string; readonly mapping: string; readonly metadata: string }
  | { readonly kind: 'wrong'; readonly name: string; readonly message: string };

/** Tells files by their endings; of two CSV files the one whose header names requirements is the mapping, the other its metadata. */
export async function chooseFiles(files: readonly File[]): Promise<ChosenFiles> {
  const name = files.map((file) => file.name).join(' and ');
  const csv = files.filter((file) => endingOf(file) === 'csv');
  const [first] = files;
  if (files.length === 2 && csv.length === 2) {
    const texts = await Promise.all(csv.map((file) => file.text()));
    const at = texts.findIndex(isMapping);
    if (at < 0)
      return { kind: 'wrong', name, message: 'neither file has columns of SCF ids and requirement ids' };
    return { kind: 'csv', name, mapping: texts[at] as string, metadata: texts[1 - at] as string };
  }
  if (files.length !== 1 || !first)
    return { kind: 'wrong', name, message: 'expected one file, or a CSV with a second one of its metadata' };
  switch (endingOf(first)) {
    case 'xlsx':
      return { kind: 'workbook', name, file: first };
    case 'json':
      return { kind: 'oscal', name, file: first };
    case 'csv':
      return { kind: 'mapping', name, file: first };
    default:
      return { kind: 'wrong', name, message: 'expected a file that ends in .xlsx, .json or .csv' };
  }
}

function endingOf({ name }: File): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

function isMapping(text: string): boolean {
  const [header = ''] = text.split(/\r?\n/, 1);
  return /(^|[,"\ufeff])\s*scf/i.test(header) && /(^|[,"])\s*requirement/i.test(header);
}

/** Metadata as the lines of a CSV; what is not given is left out. */
export function metadataText(given: Readonly<Record<string, string>>): string {
  return Object.entries(given)
    .map(([key, value]) => [key, value.trim()] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key},"${value.replaceAll('"', '""')}"\n`)
    .join('');
}
