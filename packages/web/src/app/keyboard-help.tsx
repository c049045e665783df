import { useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { activeShortcuts } from '../ui/shortcuts.ts';
import classes from './keyboard-help.module.css';

const IN_LISTS = [
  ['↑ ↓', 'Move through the rows'],
  ['Page Up, Page Down, Home, End', 'Move further'],
  ['Enter', 'Open the row; again: its full page'],
] as const;

/** The keys that work on the page as it is. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const [keys] = useState(activeShortcuts);
  const list = document.querySelector('[role=grid]') !== null;
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className={classes.keys}>
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key.replace('mod+k', 'Ctrl K or ⌘K').replace('Escape', 'Esc')}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        {list &&
          IN_LISTS.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
