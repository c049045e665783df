import type { Finding, Rule, RuleContext } from './rule.ts';

/** What HTML in an imported text may be without losing anything when it is shown. */
const KEPT =
  /^(?:\/?(?:i|b|em|strong|br|a)|br\s*\/|a(?:\s+(?:target|rel)=(["'])[^"']*\1)*\s+href=(?:(["'])https?:\/\/[^"']*\2|https?:\/\/[^\s"'>]+)(?:\s+(?:target|rel)=(["'])[^"']*\3)*)\s*$/i;
const TAG = /<(\/?[a-z][^<>]*|!--[^<>]*--)>/gi;
/** Code in Markdown: fenced, or between as many backticks as began it. */
const CODE = /^(```|~~~)[\s\S]*?^\1|(?<!`)(`{1,3})(?!`)[\s\S]*?(?<!`)\2(?!`)/gm;
/** A link in Markdown, `<https://example.org>`. */
const AUTOLINK = /^https?:\/\/\S*$/i;

export const textsArePlain: Rule = {
  id: 'texts-are-plain',
  title: 'Texts hold no HTML beyond links, bold, italic and line breaks; authored texts hold none',
  level: 'warning',
  check: (context) =>
    textsOf(context).flatMap(({ id, path, text }) =>
      findingsOf(id, path, text, context.model.markup === 'markdown'),
    ),
};

function findingsOf(
  id: string,
  path: readonly string[],
  text: string,
  authored: boolean,
): readonly Finding[] {
  const outsideCode = authored ? text.replace(CODE, '') : text;
  const strange = [...outsideCode.matchAll(TAG)]
    .map((match) => match[1] as string)
    .filter((tag) => (authored ? !AUTOLINK.test(tag) : !KEPT.test(tag)));
  if (strange.length === 0) return [];
  const shown = [...new Set(strange)]
    .slice(0, 3)
    .map((tag) => `\`<${tag.slice(0, 60)}>\``)
    .join(', ');
  return [
    {
      id,
      path,
      message: authored
        ? `holds HTML, ${shown}: write Markdown`
        : `holds ${shown}, which is left out when shown`,
    },
  ];
}

interface Text {
  readonly id: string;
  readonly path: readonly string[];
  readonly text: string;
}

function textsOf({ model }: RuleContext): readonly Text[] {
  const of = <T extends { readonly id: string }>(
    kind: string,
    items: readonly T[],
    fields: readonly (keyof T & string)[],
  ): readonly Text[] =>
    items.flatMap((item) =>
      fields.map((field) => ({ id: item.id, path: [kind, item.id, field], text: String(item[field] ?? '') })),
    );
  return [
    ...of('feature_classes', model.featureClasses, ['name', 'description', 'longDescription']),
    ...of('actions', model.actions, ['description']),
    ...of('threats', model.threats, ['name', 'description']),
    ...of('control_objectives', model.objectives, ['description']),
    ...of('controls', model.controls, ['description', 'testing']),
  ];
}
