import type { ModelAddress } from '@demarc/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { findSummary } from '../model/find-summary.ts';
import { modelsQuery } from '../model/queries.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useShortcut } from '../ui/shortcuts.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { CatalogTree } from './catalog-tree.tsx';
import classes from './shell.module.css';
import { TopBar } from './top-bar.tsx';

const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })));
const KeyboardHelp = lazy(() =>
  import('./keyboard-help.tsx').then(({ KeyboardHelp }) => ({ default: KeyboardHelp })),
);

type Overlay = 'palette' | 'help' | 'catalog' | undefined;

/** The frame of every page: top bar, catalog at the left, and what floats above. */
export function Shell() {
  const [overlay, setOverlay] = useState<Overlay>();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const close = () => setOverlay(undefined);
  useShortcut('mod+k', 'Find anything', () => setOverlay('palette'));
  useShortcut('/', 'Find anything', () => setOverlay('palette'), true);
  useShortcut('?', 'Show the keys', () => setOverlay('help'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever floats goes with its page
  useEffect(close, [path]);
  useFocusOnNewPage(path);
  const current = useCurrentSummary();
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it does navigate; a hash would be taken for a page by the base address */}
      <a className={classes.skip} href="#main" onClick={skipToMain} data-screen-only>
        Skip to the content
      </a>
      <TopBar onFind={() => setOverlay('palette')} onCatalog={() => setOverlay('catalog')} />
      <div className={classes.frame}>
        <nav className={classes.tree} aria-label="Catalog" data-screen-only>
          <CatalogTree />
        </nav>
        <main id="main" className={classes.main} tabIndex={-1}>
          <Suspense fallback={<Skeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {overlay === 'catalog' && (
        <Dialog title="Catalog" drawer onClose={close}>
          <nav aria-label="Catalog">
            <CatalogTree />
          </nav>
        </Dialog>
      )}
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette summary={current} onClose={close} />}
        {overlay === 'help' && <KeyboardHelp onClose={close} />}
      </Suspense>
    </>
  );
}

/** The ThreatModel that the address is about. */
function useCurrentSummary() {
  const params = useParams({ strict: false }) as Partial<ModelAddress>;
  const { data } = useQuery(modelsQuery);
  return params.service === undefined ? undefined : findSummary(data?.models ?? [], params as ModelAddress);
}

/** A new page begins at its top for keyboards and screen readers too. */
function useFocusOnNewPage(path: string) {
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
}

function skipToMain(event: React.MouseEvent) {
  event.preventDefault();
  const main = document.getElementById('main');
  main?.focus();
  main?.scrollIntoView();
}
