import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  stripSearchParams,
} from '@tanstack/react-router';
import { authStore } from '../lib/auth-store.ts';
import { galleryFilter, NO_FILTER } from '../lib/gallery-filter.ts';
import { beginAd, beginComparison, beginResult, beginStoryboard, beginVideo } from './head-start.ts';
import { receiptSearch } from './receipt-search.ts';
import { PendingPage } from '../ui/pending-page.tsx';
import { ErrorPage, NotFoundPage } from './fault-pages.tsx';

/** Only addresses inside the app may be returned to after a login. */
function safeNext(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : '/';
}

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});

const visitor = createRoute({
  getParentRoute: () => rootRoute,
  id: 'visitor',
  component: Outlet,
  validateSearch: (search: Record<string, unknown>): { next: string } => ({ next: safeNext(search.next) }),
  beforeLoad: ({ search }) => {
    if (authStore.getState().token) redirect({ to: search.next, throw: true });
  },
});

const loginRoute = createRoute({
  getParentRoute: () => visitor,
  path: '/login',
  component: lazyRouteComponent(() => import('./pages/login-page.tsx'), 'LoginRoutePage'),
});

const registerRoute = createRoute({
  getParentRoute: () => visitor,
  path: '/register',
  component: lazyRouteComponent(() => import('./pages/register-page.tsx'), 'RegisterRoutePage'),
});

const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  component: lazyRouteComponent(() => import('./member-layout.tsx'), 'MemberLayout'),
  beforeLoad: ({ location }) => {
    if (!authStore.getState().token) redirect({ to: '/login', search: { next: location.href }, throw: true });
  },
});

const homeRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home-page.tsx'), 'HomePage'),
});

const videosRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/videos',
  validateSearch: galleryFilter,
  search: { middlewares: [stripSearchParams(NO_FILTER)] },
  component: lazyRouteComponent(() => import('./pages/gallery-page.tsx'), 'GalleryRoutePage'),
});

const videoRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/videos/$id',
  loader: beginVideo,
  component: lazyRouteComponent(() => import('./pages/video-page.tsx'), 'VideoRoutePage'),
});

const comparisonsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/compare',
  component: lazyRouteComponent(() => import('./pages/compare-list-page.tsx'), 'CompareListRoutePage'),
});

const comparisonRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/compare/$groupId',
  loader: beginComparison,
  component: lazyRouteComponent(() => import('./pages/compare-page.tsx'), 'CompareRoutePage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings-page.tsx'), 'SettingsPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./pages/profile-page.tsx'), 'ProfilePage'),
});

const receiptsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/receipts',
  validateSearch: receiptSearch,
  component: lazyRouteComponent(() => import('./pages/receipts-page.tsx'), 'ReceiptsRoutePage'),
});

const adRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/ads/$id',
  loader: beginAd,
  component: lazyRouteComponent(() => import('./ad-layout.tsx'), 'AdLayout'),
});

const resumeRoute = createRoute({
  getParentRoute: () => adRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/resume-page.tsx'), 'ResumePage'),
});

const imagesRoute = createRoute({
  getParentRoute: () => adRoute,
  path: '/images',
  component: lazyRouteComponent(() => import('./pages/images-page.tsx'), 'ImagesPage'),
});

const moodBoardRoute = createRoute({
  getParentRoute: () => adRoute,
  path: '/mood-board',
  component: lazyRouteComponent(() => import('./pages/mood-board-page.tsx'), 'MoodBoardPage'),
});

const clipsRoute = createRoute({
  getParentRoute: () => adRoute,
  path: '/clips',
  component: lazyRouteComponent(() => import('./pages/clips-page.tsx'), 'ClipsPage'),
});

const clipBoardRoute = createRoute({
  getParentRoute: () => adRoute,
  path: '/clip-board',
  component: lazyRouteComponent(() => import('./pages/clip-board-page.tsx'), 'ClipBoardPage'),
});

const finishRoute = createRoute({
  getParentRoute: () => adRoute,
  path: '/finish',
  component: lazyRouteComponent(() => import('./pages/finish-page.tsx'), 'FinishRoutePage'),
});

const resultRoute = createRoute({
  getParentRoute: () => adRoute,
  path: '/result',
  loader: beginResult,
  component: lazyRouteComponent(() => import('./pages/result-page.tsx'), 'ResultRoutePage'),
});

const autoRoute = createRoute({
  getParentRoute: () => adRoute,
  path: '/auto',
  loader: beginStoryboard,
  component: lazyRouteComponent(() => import('./pages/auto-page.tsx'), 'AutoRoutePage'),
});

const routeTree = rootRoute.addChildren([
  visitor.addChildren([loginRoute, registerRoute]),
  memberRoute.addChildren([
    homeRoute,
    videosRoute,
    videoRoute,
    comparisonsRoute,
    comparisonRoute,
    settingsRoute,
    profileRoute,
    receiptsRoute,
    adRoute.addChildren([
      resumeRoute,
      autoRoute,
      imagesRoute,
      moodBoardRoute,
      clipsRoute,
      clipBoardRoute,
      finishRoute,
      resultRoute,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 150,
  // The outline gives way at once: what it stands for takes the same room.
  defaultPendingMinMs: 0,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// A login that ends while a page is open leads to the login page and back here afterwards.
authStore.subscribe((state, before) => {
  if (before.token && !state.token) {
    const next = state.expired ? router.state.location.href : '/';
    void router.navigate({ to: '/login', search: { next } });
  }
});
