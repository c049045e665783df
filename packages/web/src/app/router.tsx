import type { ModelAddress } from '@demarc/server/contract';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { modelsQuery, prefetchModel } from '../model/queries.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { parseSearch, stringifySearch } from '../ui/view-state.ts';
import { ErrorPage, NotFoundPage } from './error-pages.tsx';
import { isOffered, MODEL_PAGES, TOP_PAGES } from './pages.ts';
import { queryClient } from './query-client.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  loader: () => void queryClient.prefetchQuery(modelsQuery),
  component: Shell,
  notFoundComponent: () => <NotFoundPage />,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-page.tsx'), 'HomePage'),
});

const topPages = TOP_PAGES.filter(({ path }) => isOffered(path)).map(({ path, component }) =>
  createRoute({ getParentRoute: () => root, path, component }),
);

const model = createRoute({
  getParentRoute: () => root,
  path: 'models/$publisher/$provider/$service/$version',
  loader: ({ params }) => prefetchModel(queryClient, params as ModelAddress),
  component: lazyRouteComponent(() => import('./model-layout.tsx'), 'ModelLayout'),
});

const modelPages = MODEL_PAGES.map(({ path, component }) =>
  createRoute({ getParentRoute: () => model, path, component }),
);
const byId = createRoute({
  getParentRoute: () => model,
  path: 'id/$id',
  component: lazyRouteComponent(() => import('./id-redirect.tsx'), 'IdRedirect'),
});

/** The pages of the Control Catalog. It works under any path: the document's base says where it stands. */
export const router = createRouter({
  routeTree: root.addChildren([home, ...topPages, model.addChildren([...modelPages, byId])]),
  basepath: new URL(document.baseURI).pathname.replace(/\/$/, '') || '/',
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: () => <NotFoundPage />,
  defaultPendingComponent: () => <Skeleton />,
  // the last page stays until the next is there; only after 200 ms a skeleton takes its place, and no longer than needed
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
});
