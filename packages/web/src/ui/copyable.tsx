import { useEffect, useRef, useState } from 'react';
import classes from './copyable.module.css';

/** A text to take away: monospaced, with a button that copies it. Where the browser does not let a page copy, it selects the text. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const body = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = window.setTimeout(() => setSaid(undefined), 2000);
    return () => window.clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      if (body.current) window.getSelection()?.selectAllChildren(body.current);
      setSaid('Selected: copy it with Ctrl C');
    }
  };
  return (
    <div className={classes.copyable}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className={classes.body} aria-label={label} tabIndex={0}>
        <pre ref={body}>
          <code>{text}</code>
        </pre>
      </section>
      <div className={classes.bar} data-screen-only>
        <button type="button" onClick={() => void copy()}>
          Copy <span className="d-hidden">{label}</span>
        </button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}
