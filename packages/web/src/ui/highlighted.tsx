/** A text with what a search found in it marked. */
export function Highlighted({
  text,
  matches,
}: {
  text: string;
  /** Half-open ranges of character positions, in order. */
  matches: readonly (readonly [start: number, end: number])[];
}) {
  let position = 0;
  const parts = matches.map(([start, end]) => {
    const part = { before: text.slice(position, start), found: text.slice(start, end), start };
    position = end;
    return part;
  });
  return (
    <>
      {parts.map(({ before, found, start }) => (
        <span key={start}>
          {before}
          <mark>{found}</mark>
        </span>
      ))}
      {text.slice(position)}
    </>
  );
}
