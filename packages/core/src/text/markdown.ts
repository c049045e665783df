import { Lexer, type Token, type Tokens } from 'marked';
import { type Block, type Inline, safeHref } from './rich-text.ts';

/** Reads the Markdown of authored texts: paragraphs, lists, code, emphasis, links. Headings and quotes become paragraphs; HTML and images are shown as text. */
export function parseMarkdown(text: string): readonly Block[] {
  if (text === '') return [];
  if (isSimple(text)) return [{ type: 'paragraph', children: simple(text) }];
  return blocksOf(new Lexer({ gfm: true }).lex(text));
}

/** A word's letter, or a mark that means nothing in Markdown where it stands: an underscore within a word, a colon of no web address. */
const LETTER = String.raw`[A-Z0-9 ,.;()'"?%/=+\u2013*-]|(?<=[A-Z0-9])_(?=[A-Z0-9])|:(?!(?<=(?:https?|ftp):)//)`;
const CODE = String.raw`\`[^\`\s](?:[^\`\n\r]*[^\`\s])?\`(?!\`)`;
/** A line of words and code. It begins as no list does. */
const LINE = String.raw`(?=[A-Z\`('"]|\d+[^\d.)])(?:${LETTER}|${CODE})*(?<! )`;
const SIMPLE = new RegExp(`^(?![^]*www\\.)${LINE}(?:\n${LINE})*\n?$`, 'i');

/** Whether it is one paragraph of such lines, with one asterisk beside its code at most. Most texts are, and there are thousands of them. */
export function isSimple(text: string): boolean {
  if (!SIMPLE.test(text)) return false;
  const words = text.includes('*') ? text.replace(/`[^`]*`/g, '') : '';
  return words.indexOf('*') === words.lastIndexOf('*');
}

function simple(text: string): readonly Inline[] {
  return text
    .replace(/\n$/, '')
    .split('`')
    .flatMap((part, index): readonly Inline[] =>
      part === '' ? [] : [{ type: index % 2 === 1 ? 'code' : 'text', text: part }],
    );
}

function blocksOf(tokens: readonly Token[]): readonly Block[] {
  return tokens.flatMap((token): readonly Block[] => {
    switch (token.type) {
      case 'space':
      case 'hr':
      case 'def':
        return [];
      case 'list':
        return [
          {
            type: 'list',
            ordered: (token as Tokens.List).ordered,
            items: (token as Tokens.List).items.map((item) => blocksOf(item.tokens)),
          },
        ];
      case 'code':
        return [{ type: 'code', text: (token as Tokens.Code).text }];
      case 'blockquote':
        return blocksOf((token as Tokens.Blockquote).tokens);
      case 'table':
      case 'html':
        return [{ type: 'paragraph', children: [{ type: 'text', text: token.raw.trim() }] }];
      default:
        return [
          {
            type: 'paragraph',
            children: inlinesOf(
              (token as Tokens.Paragraph).tokens ?? [
                { type: 'text', raw: token.raw, text: token.raw } as Tokens.Text,
              ],
            ),
          },
        ];
    }
  });
}

function inlinesOf(tokens: readonly Token[]): readonly Inline[] {
  return tokens.flatMap((token): readonly Inline[] => {
    switch (token.type) {
      case 'strong':
        return [{ type: 'strong', children: inlinesOf((token as Tokens.Strong).tokens) }];
      case 'em':
        return [{ type: 'emphasis', children: inlinesOf((token as Tokens.Em).tokens) }];
      case 'codespan':
        return [{ type: 'code', text: (token as Tokens.Codespan).text }];
      case 'br':
        return [{ type: 'break' }];
      case 'link': {
        const children = inlinesOf((token as Tokens.Link).tokens);
        const href = safeHref((token as Tokens.Link).href);
        return href === undefined ? children : [{ type: 'link', href, children }];
      }
      case 'escape':
        return [{ type: 'text', text: (token as Tokens.Escape).text }];
      case 'text': {
        const nested = (token as Tokens.Text).tokens;
        return nested ? inlinesOf(nested) : [{ type: 'text', text: (token as Tokens.Text).text }];
      }
      default:
        return [{ type: 'text', text: token.raw }];
    }
  });
}
