import { readFile } from 'node:fs/promises';

/** Reads one of the fact tables that ship with the product (`attack`, `aws-actions`, `aws-iam`). */
export async function readFacts(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../facts/${name}.json`, import.meta.url), 'utf8'));
}
