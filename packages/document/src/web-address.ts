/** An address that a document may link to, percent-encoded as URLs are: `https:` and `http:` alone. Anything else is shown as text. */
export function webAddress(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const { protocol, href: written } = new URL(href);
  return protocol === 'https:' || protocol === 'http:' ? written : undefined;
}
