import type { Framework, Requirement } from '@demarc/core';

/**
 * Requirements of a framework whose text is not free: ids alone, with what stands above each. `A.5.1~37` stands for `A.5.1` to `A.5.37`;
 * a parent that is not listed itself is added before its first child, as a group.
 */
export function idsOnly(
  about: Omit<Framework, 'requirements' | 'license'>,
  lists: readonly string[],
  parentOf: (id: string) => string | undefined,
): Framework {
  const listed = new Set(lists.flatMap((list) => list.split(/\s+/)).flatMap(expanded));
  const requirements = new Map<string, Requirement>();
  const add = (id: string): void => {
    if (requirements.has(id)) return;
    const parent = parentOf(id);
    if (parent !== undefined) add(parent);
    requirements.set(id, {
      id,
      ...(parent === undefined ? {} : { parent }),
      ...(listed.has(id) ? {} : { group: true }),
    });
  };
  for (const id of listed) add(id);
  return {
    ...about,
    license: `Ids only: the text is ${about.publisher}'s, and not ours to show.`,
    requirements: [...requirements.values()],
  };
}

function expanded(entry: string): readonly string[] {
  const range = /^(.*?)(\d+)~(\d+)$/.exec(entry);
  if (!range) return [entry];
  const [, stem = '', first, last] = range;
  const width = first?.startsWith('0') ? first.length : 0;
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, at) => `${stem}${String(Number(first) + at).padStart(width, '0')}`,
  );
}

/** `8.3.10.1` → `8.3.10`; nothing above a single part. */
export function upToDot(id: string): string | undefined {
  const at = id.lastIndexOf('.');
  return at < 0 ? undefined : id.slice(0, at);
}

/** `AIS-01` → `AIS`; nothing above a family. */
export function upToDash(id: string): string | undefined {
  return id.includes('-') ? id.slice(0, id.indexOf('-')) : undefined;
}
