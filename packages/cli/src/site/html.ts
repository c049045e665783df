/** A text as it stands in HTML and XML, in an element or between double quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Where the page of an id is, as seen from the site's root; `undefined` for what is no id of the ThreatModel. */
export type AddressOfId = (id: string) => string | undefined;

const ID_OR_ADDRESS =
  /\b([A-Za-z][A-Za-z0-9_-]*\.(?:FC|A|T|CO|C)[1-9][0-9]*)\b|(https?:\/\/[^\s<>"'`\\()[\]]*[^\s<>"'`\\()[\].,;:!?])/g;

/** A text in HTML, with its ids and web addresses as links. */
export function linked(text: string, addressOf: AddressOfId): string {
  let out = '';
  let at = 0;
  for (const { 0: found, 1: id, 2: url, index } of text.matchAll(ID_OR_ADDRESS)) {
    const href = url ?? addressOf(id as string);
    if (href === undefined) continue;
    out += `${escaped(text.slice(at, index))}<a href="${escaped(href)}"${url === undefined ? '' : ' rel="noreferrer noopener"'}>${escaped(found)}</a>`;
    at = index + found.length;
  }
  return out + escaped(text.slice(at));
}
