import { XMLParser } from 'fast-xml-parser';
import pako from 'pako';

// In browsers and in Node alike.
declare const atob: (base64: string) => string;
declare const btoa: (binary: string) => string;
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** What a diagram from outside may be, at most: characters of the body, and of the XML inside it. */
export const DRAWIO_LIMITS = { body: 24 * 1024 * 1024, xml: 48 * 1024 * 1024 } as const;

/** Why a diagram cannot be read. */
export class UnreadableDiagram extends Error {}

/** An element of the XML: its name, attributes and children in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

/** The `mxGraphModel` inside a published `dfd.body`: base64 of an mxfile, whose first page is XML as it is, or URL-encoded, raw-deflated and in base64. Throws `UnreadableDiagram`. */
export function decodeDrawio(body: string): XmlElement {
  if (body.length > DRAWIO_LIMITS.body)
    throw new UnreadableDiagram(
      `${body.length} characters are more than the ${DRAWIO_LIMITS.body} that a diagram may have`,
    );
  const file = body.trimStart().startsWith('<') ? body : new TextDecoder().decode(fromBase64(body));
  if (/^\s*<mxGraphModel[\s>]/.test(file)) return parseXml(file);
  const page = /<diagram\b[^>]*>([\s\S]*?)<\/diagram>/.exec(file)?.[1];
  if (page === undefined)
    throw new UnreadableDiagram('not a draw.io file: expected an `mxfile` with a `diagram`');
  return parseXml(page.trimStart().startsWith('<') ? page : inflated(page.trim()));
}

/** The published form of a page: the reverse of `decodeDrawio`. */
export function encodeDrawio(model: string): string {
  const packed = toBase64(pako.deflateRaw(new TextEncoder().encode(encodeURIComponent(model))));
  return toBase64(
    new TextEncoder().encode(
      `<mxfile host="demarc" compressed="true"><diagram name="Page-1" id="page-1">${packed}</diagram></mxfile>`,
    ),
  );
}

function inflated(page: string): string {
  const inflate = new pako.Inflate({ raw: true, chunkSize: 64 * 1024 });
  const chunks: Uint8Array[] = [];
  let size = 0;
  inflate.onData = (data) => {
    const chunk = data as Uint8Array;
    size += chunk.length;
    if (size > DRAWIO_LIMITS.xml)
      throw new UnreadableDiagram(
        `inflates to more than the ${DRAWIO_LIMITS.xml} characters that a diagram may have`,
      );
    chunks.push(chunk);
  };
  inflate.push(fromBase64(page), true);
  if (inflate.err)
    throw new UnreadableDiagram(`its page cannot be inflated: ${inflate.msg || `error ${inflate.err}`}`);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  try {
    return decodeURIComponent(new TextDecoder().decode(bytes));
  } catch {
    throw new UnreadableDiagram('its page is not URL-encoded');
  }
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    throw new UnreadableDiagram('not base64');
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

interface Ordered {
  readonly ':@'?: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

function parseXml(xml: string): XmlElement {
  if (xml.length > DRAWIO_LIMITS.xml)
    throw new UnreadableDiagram(
      `${xml.length} characters of XML are more than the ${DRAWIO_LIMITS.xml} that a diagram may have`,
    );
  if (/<!(DOCTYPE|ENTITY)/i.test(xml))
    throw new UnreadableDiagram('declares entities, which a diagram must not');
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    trimValues: true,
    htmlEntities: true,
  });
  let nodes: readonly Ordered[];
  try {
    nodes = parser.parse(xml, true) as readonly Ordered[];
  } catch (error) {
    throw new UnreadableDiagram(
      `not well-formed XML: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const root = nodes.map((node) => elementOf(node, 0)).find((element) => element?.name === 'mxGraphModel');
  if (!root) throw new UnreadableDiagram('no `mxGraphModel` in its page');
  return root;
}

const DEEPEST = 100;

function elementOf(node: Ordered, depth: number): XmlElement | undefined {
  if (depth > DEEPEST) throw new UnreadableDiagram(`nested deeper than ${DEEPEST} levels`);
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('#') || name.startsWith('?')) return undefined;
  const attributes = Object.fromEntries(
    Object.entries(node[':@'] ?? {}).map(([key, value]) => [key, String(value)]),
  );
  const children = (Array.isArray(node[name]) ? (node[name] as readonly Ordered[]) : []).flatMap(
    (child) => elementOf(child, depth + 1) ?? [],
  );
  return { name, attributes, children };
}
