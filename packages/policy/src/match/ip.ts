/** A range of addresses: the first `bits` of `bytes` are fixed. */
export interface IpRange {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** Reads `203.0.113.0/24`, `203.0.113.7`, `2001:db8::/32`; `undefined` when it is neither IPv4 nor IPv6. Without a prefix length it is one address. */
export function parseIpRange(source: string): IpRange | undefined {
  const [address, prefix, ...rest] = source.trim().split('/');
  if (rest.length > 0 || address === undefined) return undefined;
  const bytes = address.includes(':') ? ipv6(address) : ipv4(address);
  if (!bytes) return undefined;
  const width = bytes.length * 8;
  if (prefix === undefined) return { bytes, bits: width };
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > width) return undefined;
  return { bytes, bits: Number(prefix) };
}

/** Whether every address of `inner` is in `outer`. */
export function rangeHolds(outer: IpRange, inner: IpRange): boolean {
  if (outer.bytes.length !== inner.bytes.length || inner.bits < outer.bits) return false;
  for (let index = 0; index < outer.bytes.length; index++) {
    const fixed = Math.min(8, Math.max(0, outer.bits - index * 8));
    const mask = 0xff & (0xff << (8 - fixed));
    if (((outer.bytes[index] as number) & mask) !== ((inner.bytes[index] as number) & mask)) return false;
  }
  return true;
}

function ipv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  if (!parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.map(Number);
}

function ipv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = groups(halves[0] as string);
  const tail = halves.length === 2 ? groups(halves[1] as string) : [];
  if (!head || !tail) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function groups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const embedded = ipv4(part);
      if (!embedded) return undefined;
      bytes.push(...embedded);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      const value = Number.parseInt(part, 16);
      bytes.push(value >> 8, value & 0xff);
    } else return undefined;
  }
  return bytes;
}
