const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** Milliseconds since 1970 of a W3C ISO 8601 date (`2026-11-23T10:00:00Z`, `2026-11-23`) or of epoch seconds; `undefined` when it is neither. No zone means UTC. */
export function parseTime(source: string): number | undefined {
  const text = source.trim();
  if (/^\d{5,}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] =
    match;
  const time = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return time + Math.trunc(Number(`0.${fraction}`) * 1000) - offsetOf(zone);
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
