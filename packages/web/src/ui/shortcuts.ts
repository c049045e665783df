import { useEffect, useRef } from 'react';

/** A key that does something on the page as it is now. */
export interface Shortcut {
  /** As `KeyboardEvent.key` has it; `mod+k` for Ctrl or Cmd. */
  readonly key: string;
  /** For the help: what it does. */
  readonly does: string;
}

interface Entry extends Shortcut {
  /** Of use only where nothing else wants the key. */
  readonly fallback: boolean;
  readonly run: { current: (event: KeyboardEvent) => void };
}

const active: Entry[] = [];

/**
 * Registers a key while the calling component is shown; the last one registered for a key wins, a `fallback` only where there is no other. Keys typed into
 * fields are left alone, unless with Ctrl or Cmd.
 */
export function useShortcut(
  key: string,
  does: string,
  run: (event: KeyboardEvent) => void,
  fallback = false,
): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const entry: Entry = { key, does, fallback, run: latest };
    if (active.length === 0) document.addEventListener('keydown', dispatch);
    active.push(entry);
    return () => {
      active.splice(active.indexOf(entry), 1);
      if (active.length === 0) document.removeEventListener('keydown', dispatch);
    };
  }, [key, does, fallback]);
}

/** The keys that work now, each once, in the order in which they were registered. */
export function activeShortcuts(): readonly Shortcut[] {
  return [...new Set(active.map(({ key }) => key))].map((key) => wantedBy(key) as Entry);
}

function dispatch(event: KeyboardEvent): void {
  const modified = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || event.altKey) return;
  if (!modified && (isTyping(event.target) || document.querySelector('dialog[open]'))) return;
  const name = modified ? `mod+${event.key.toLowerCase()}` : event.key;
  const entry = wantedBy(name);
  if (!entry) return;
  event.preventDefault();
  entry.run.current(event);
}

function wantedBy(name: string): Entry | undefined {
  const entries = active.filter(({ key }) => key === name);
  return entries.findLast(({ fallback }) => !fallback) ?? entries.at(-1);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
