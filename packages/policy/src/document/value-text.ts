/** A value from outside as a text to show or to compare: a text as it is, anything else as JSON. Never throws, as `String` does on an object whose `toString` is data. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
