import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Analysis, analyse, DiagramText, parseAuthoring } from '@demarc/core';
import { parse } from 'yaml';

const S3 = new URL('../../../catalog/aws/s3/', import.meta.url);

/** Our own ThreatModel of Amazon S3, as it stands in the catalog. */
export function readS3(): Analysis {
  const files = ['', 'features/', 'objectives/'].flatMap((folder) =>
    readdirSync(new URL(folder, S3), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map(({ name }) => ({
        path: `${folder}${name}`,
        text: readFileSync(fileURLToPath(new URL(`${folder}${name}`, S3)), 'utf8'),
      })),
  );
  const { value: model } = parseAuthoring(files);
  if (!model) throw new Error('the catalog cannot be read');
  return analyse(model);
}

/** A diagram from its text, as an author writes it. */
export function diagramOf(yaml: string): DiagramText {
  return DiagramText.parse(parse(yaml));
}
