import { createHash } from 'node:crypto';

/** The namespace of all uuids that stand for parts of ThreatModels: a random uuid, the same for ever. */
const NAMESPACE = 'c1f6b0a2-52d9-4d0e-9d6e-0d9a4a7e3b61';

/** A uuid of version 5 (RFC 9562): the same name gives the same uuid. */
export function uuidOf(...names: readonly string[]): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    // JSON keeps `a`, `b c` apart from `a b`, `c`
    .update(JSON.stringify(names))
    .digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex').slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
