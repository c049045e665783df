import { useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { isOffered, TOP_LINKS } from './pages.ts';
import classes from './top-bar.module.css';

const NEXT = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const NAMES = { auto: 'Auto', light: 'Light', dark: 'Dark' } as const;

/** The name, the way to everything, and the theme. */
export function TopBar({ onFind, onCatalog }: { onFind: () => void; onCatalog: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <header className={classes.bar} data-screen-only>
      <button type="button" className={classes.catalog} onClick={onCatalog}>
        Catalog
      </button>
      <Link to="/" className={classes.name} aria-label="Demarc, to the catalog">
        <Mark />
        <span>Demarc</span>
      </Link>
      <button type="button" className={classes.find} onClick={onFind} aria-keyshortcuts="Control+K Meta+K">
        <span>Find anything</span>
        <kbd>{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className={classes.end}>
        {TOP_LINKS.filter(({ to }) => isOffered(to)).map(({ label, to, inCatalog }) => (
          <Link
            key={to}
            to={to}
            className={classes.link}
            data-in-catalog={inCatalog}
            activeProps={{ 'aria-current': 'page' }}
          >
            {label}
          </Link>
        ))}
        <button
          type="button"
          className={classes.link}
          onClick={() => setColorScheme(NEXT[colorScheme])}
          title={`Theme: ${NAMES[colorScheme]}. Choose ${NAMES[NEXT[colorScheme]]}`}
        >
          <span className="d-hidden">Theme: </span>
          {NAMES[colorScheme]}
        </button>
      </div>
    </header>
  );
}

/** Two sides and the line between them. */
function Mark() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" fill="none" strokeLinecap="round">
      <path d="M3 4v12M3 10h4M13 10h4M17 4v12" stroke="var(--d-accent)" strokeWidth="2" />
      <path d="M10 2v3M10 8.5v3M10 15v3" stroke="var(--d-muted)" strokeWidth="1.6" />
    </svg>
  );
}
