/** Marked-up text as a tree that cannot hold anything active: renderers walk it, nothing is ever passed through. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'code'; readonly text: string };

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' };

/** The text alone, on one line: blocks and breaks become spaces. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join(' ').replace(/\s+/g, ' ').trim();
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.children.map(inlineText).join('');
    case 'list':
      return block.items.map((item) => plainText(item)).join(' ');
    case 'code':
      return block.text;
  }
}

function inlineText(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.text;
    case 'break':
      return ' ';
    case 'strong':
    case 'emphasis':
    case 'link':
      return inline.children.map(inlineText).join('');
  }
}

/** A link's target if it is http or https and well formed. */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined || !/^https?:\/\/[^\s<>"'`\\]+$/i.test(href.trim())) return undefined;
  return href.trim();
}
