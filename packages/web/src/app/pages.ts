import { lazyRouteComponent } from '@tanstack/react-router';

/** A page below a ThreatModel. */
export interface ModelPage {
  /** The address below the ThreatModel's: `controls/$id`. */
  readonly path: string;
  readonly component: ReturnType<typeof lazyRouteComponent>;
  /** The tab that leads to it, or to whose pages it belongs. */
  readonly tab: string;
}

/** The tabs of a ThreatModel, in order: label and address. A tab is here when its page is. */
export const MODEL_TABS: readonly { readonly label: string; readonly path: string }[] = [
  { label: 'Overview', path: '' },
  { label: 'Controls', path: 'controls' },
];

/** The pages of a ThreatModel; each is loaded when it is first visited. */
export const MODEL_PAGES: readonly ModelPage[] = [
  {
    path: '/',
    tab: '',
    component: lazyRouteComponent(() => import('../features/overview/overview-page.tsx'), 'OverviewPage'),
  },
  {
    path: 'controls',
    tab: 'controls',
    component: lazyRouteComponent(() => import('../features/controls/controls-page.tsx'), 'ControlsPage'),
  },
  {
    path: 'controls/$id',
    tab: 'controls',
    component: lazyRouteComponent(() => import('../features/controls/control-page.tsx'), 'ControlPage'),
  },
];

/** Links of the top bar beside the theme. */
export const TOP_LINKS: readonly { readonly label: string; readonly to: string }[] = [];

/** Pages that belong to no ThreatModel, beside home. */
export const TOP_PAGES: readonly Pick<ModelPage, 'path' | 'component'>[] = [];
