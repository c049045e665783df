import { type Block, type Inline, parseText, type ThreatModel } from '@demarc/core';
import { Fragment, memo, type ReactNode } from 'react';
import { useOptionalModel } from '../model/model-context.tsx';
import { IdLink } from './id-link.tsx';
import classes from './rich-text.module.css';

/**
 * A text of a ThreatModel, from the tree that core reads: nothing in it can be active. Ids in running text become links
 * where the page has a ThreatModel. `inline` leaves the paragraphs out, for cells and headings.
 */
export const RichText = memo(function RichText({
  text,
  markup,
  inline = false,
}: {
  text: string;
  markup: ThreatModel['markup'];
  inline?: boolean;
}) {
  const blocks = parseText(text, markup);
  if (inline) return <>{blocks.map((block, index) => inlineBlock(block, index))}</>;
  return <div className={classes.prose}>{blocks.map(renderBlock)}</div>;
});

// Keys are positions: a text never changes its order.
function renderBlock(block: Block, key: number): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <p key={key}>{block.children.map(renderInline)}</p>;
    case 'code':
      return (
        <pre key={key}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text never changes its order
        <li key={index}>{item.length === 1 ? inlineBlock(item[0] as Block, 0) : item.map(renderBlock)}</li>
      ));
      return block.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
    }
  }
}

function inlineBlock(block: Block, key: number): ReactNode {
  if (block.type !== 'paragraph') return renderBlock(block, key);
  return (
    <Fragment key={key}>
      {key > 0 && ' '}
      {block.children.map(renderInline)}
    </Fragment>
  );
}

function renderInline(inline: Inline, key: number): ReactNode {
  switch (inline.type) {
    case 'text':
      return <LinkedText key={key} text={inline.text} />;
    case 'strong':
      return <strong key={key}>{inline.children.map(renderInline)}</strong>;
    case 'emphasis':
      return <em key={key}>{inline.children.map(renderInline)}</em>;
    case 'code':
      return <code key={key}>{inline.text}</code>;
    case 'break':
      return <br key={key} />;
    case 'link':
      return (
        <a key={key} href={inline.href} target="_blank" rel="noreferrer noopener">
          {inline.children.map(renderInline)}
        </a>
      );
  }
}

const ID_IN_TEXT = /\b([A-Za-z][A-Za-z0-9_-]*\.(?:FC|A|T|CO|C)[1-9][0-9]*)\b/;

function LinkedText({ text }: { text: string }) {
  const model = useOptionalModel();
  if (!model || !ID_IN_TEXT.test(text)) return text;
  return text.split(ID_IN_TEXT).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a text never changes its order
    index % 2 === 1 && hasId(model, part) ? <IdLink key={index} id={part} /> : part,
  );
}

function hasId({ index }: NonNullable<ReturnType<typeof useOptionalModel>>, id: string): boolean {
  return (
    index.controls.has(id) ||
    index.threats.has(id) ||
    index.featureClasses.has(id) ||
    index.objectives.has(id) ||
    index.actions.has(id)
  );
}
