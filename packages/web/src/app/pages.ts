import { lazyRouteComponent } from '@tanstack/react-router';
import { isStaticSite } from '../static-site.ts';

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
  { label: 'Features', path: 'features' },
  { label: 'Threats', path: 'threats' },
  { label: 'Objectives', path: 'objectives' },
  { label: 'Controls', path: 'controls' },
  { label: 'Compliance', path: 'compliance' },
  { label: 'Actions', path: 'actions' },
  { label: 'Changes', path: 'changes' },
  { label: 'Exposure', path: 'exposure' },
  { label: 'Block features', path: 'block' },
];

/** The pages of a ThreatModel; each is loaded when it is first visited. */
export const MODEL_PAGES: readonly ModelPage[] = [
  {
    path: '/',
    tab: '',
    component: lazyRouteComponent(() => import('../features/overview/overview-page.tsx'), 'OverviewPage'),
  },
  {
    path: 'features',
    tab: 'features',
    component: lazyRouteComponent(() => import('../features/features/features-page.tsx'), 'FeaturesPage'),
  },
  {
    path: 'features/$id',
    tab: 'features',
    component: lazyRouteComponent(() => import('../features/features/feature-page.tsx'), 'FeaturePage'),
  },
  {
    path: 'threats',
    tab: 'threats',
    component: lazyRouteComponent(() => import('../features/threats/threats-page.tsx'), 'ThreatsPage'),
  },
  {
    path: 'threats/$id',
    tab: 'threats',
    component: lazyRouteComponent(() => import('../features/threats/threat-page.tsx'), 'ThreatPage'),
  },
  {
    path: 'objectives',
    tab: 'objectives',
    component: lazyRouteComponent(
      () => import('../features/objectives/objectives-page.tsx'),
      'ObjectivesPage',
    ),
  },
  {
    path: 'objectives/$id',
    tab: 'objectives',
    component: lazyRouteComponent(() => import('../features/objectives/objective-page.tsx'), 'ObjectivePage'),
  },
  {
    path: 'actions',
    tab: 'actions',
    component: lazyRouteComponent(() => import('../features/actions/actions-page.tsx'), 'ActionsPage'),
  },
  {
    path: 'actions/$id',
    tab: 'actions',
    component: lazyRouteComponent(() => import('../features/actions/action-page.tsx'), 'ActionPage'),
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
  {
    path: 'compliance',
    tab: 'compliance',
    component: lazyRouteComponent(
      () => import('../features/compliance/compliance-page.tsx'),
      'CompliancePage',
    ),
  },
  {
    path: 'compliance/answer-once',
    tab: 'compliance',
    component: lazyRouteComponent(
      () => import('../features/compliance/answer-once-page.tsx'),
      'AnswerOncePage',
    ),
  },
  {
    path: 'compliance/compare',
    tab: 'compliance',
    component: lazyRouteComponent(() => import('../features/compliance/compare-page.tsx'), 'ComparePage'),
  },
  {
    path: 'compliance/$origin/$framework',
    tab: 'compliance',
    component: lazyRouteComponent(
      () => import('../features/compliance/requirements-page.tsx'),
      'RequirementsPage',
    ),
  },
  {
    path: 'compliance/$origin/$framework/$requirement',
    tab: 'compliance',
    component: lazyRouteComponent(
      () => import('../features/compliance/requirement-page.tsx'),
      'RequirementPage',
    ),
  },
  {
    path: 'changes',
    tab: 'changes',
    component: lazyRouteComponent(() => import('../features/changes/changes-page.tsx'), 'ChangesPage'),
  },
  {
    path: 'exposure',
    tab: 'exposure',
    component: lazyRouteComponent(() => import('../features/exposure/exposure-page.tsx'), 'ExposurePage'),
  },
  {
    path: 'block',
    tab: 'block',
    component: lazyRouteComponent(() => import('../features/block/block-page.tsx'), 'BlockPage'),
  },
  {
    path: 'coverage',
    tab: '',
    component: lazyRouteComponent(() => import('../features/coverage/coverage-page.tsx'), 'CoveragePage'),
  },
  {
    path: 'problems',
    tab: '',
    component: lazyRouteComponent(() => import('../features/problems/problems-page.tsx'), 'ProblemsPage'),
  },
];

/** Links of the top bar beside the theme; those that stand in the catalog too leave the bar on narrow screens. */
export const TOP_LINKS: readonly {
  readonly label: string;
  readonly to: string;
  readonly inCatalog?: boolean;
}[] = [
  { label: 'Compliance', to: '/frameworks', inCatalog: true },
  { label: 'Import', to: '/import' },
];

/** Pages that belong to no ThreatModel, beside home. */
export const TOP_PAGES: readonly Pick<ModelPage, 'path' | 'component'>[] = [
  {
    path: 'frameworks',
    component: lazyRouteComponent(
      () => import('../features/compliance/frameworks-page.tsx'),
      'FrameworksPage',
    ),
  },
  {
    path: 'frameworks/$origin/$framework',
    component: lazyRouteComponent(() => import('../features/compliance/framework-page.tsx'), 'FrameworkPage'),
  },
  {
    path: 'import',
    component: lazyRouteComponent(() => import('../features/import/import-page.tsx'), 'ImportPage'),
  },
];

/** Whether a page is offered here: a static site has none that is there to change the catalog. */
export function isOffered(address: string): boolean {
  return !(isStaticSite() && /^\/?import$/.test(address));
}
