import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Analysis,
  frameworkKey,
  identityOf,
  type JsonObject,
  type MappedFramework,
  objectiveMappings,
  readExchangeText,
  withFramework,
} from '@demarc/core';
import { exchangeDocument } from './exchange-document.ts';
import { Failure } from './failure.ts';
import { putFile } from './output/write-file.ts';

/** Writes a framework and how the objectives are mapped to it into an exchange document: the one that stands there, or a new one of the ThreatModel. */
export async function mapInto(file: string, analysis: Analysis, mapped: MappedFramework): Promise<void> {
  const { model } = analysis;
  const document = existsSync(file) ? documentOf(file, analysis) : await exchangeDocument(analysis);
  // what objectives name themselves stands in the objectives of the document
  const { direct, others } = objectiveMappings(model, mapped);
  const written = withFramework(document, model.metadata, mapped.framework, others);
  await putFile(file, `${JSON.stringify(written, null, 2)}\n`);
  const count = (sets: typeof others) => sets.reduce((sum, { links }) => sum + links.length, 0);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  say(
    `${file}: ${frameworkKey(mapped.framework)} with ${count(others)} links; ${count(direct)} more stand in the objectives`,
  );
  if (others.some(({ scf }) => scf !== undefined))
    say(
      'Links by way of the SCF were made from your own copy of it: they are your local data, under its licence, which the document repeats. They do not come with Demarc.',
    );
}

/** The exchange document in a file, if it is one of this ThreatModel. */
function documentOf(file: string, { model }: Analysis): JsonObject {
  const { value, problems } = readExchangeText(readFileSync(file, 'utf8'), { fileName: basename(file) });
  if (!value?.document) throw new Failure(`${file}: ${problems[0]?.message ?? 'not an exchange document'}`);
  const names = [value.metadata, model.metadata].map((metadata) => {
    const { publisher, provider, service } = identityOf(metadata);
    return `${publisher}:${provider}/${service}`;
  });
  if (names[0] !== names[1])
    throw new Failure(`${file} is there already, and of \`${names[0]}\`: expected one of \`${names[1]}\``);
  return value.document;
}
