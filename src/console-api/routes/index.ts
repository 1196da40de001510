import type { Route } from '../route.ts';
import { caseRoutes } from './cases.ts';
import { deskRoutes } from './desk.ts';
import { exchangeRoutes } from './exchange.ts';
import { listRoutes } from './lists.ts';
import { misuseRoutes } from './misuse.ts';
import { officeRoutes } from './office.ts';
import { operationRoutes } from './operations.ts';
import { orderRoutes } from './orders.ts';
import { recognitionRoutes } from './recognition.ts';
import { threatRoutes } from './threats.ts';

/** Every verb for staff. */
export const routes: readonly Route[] = [
  ...caseRoutes,
  ...deskRoutes,
  ...listRoutes,
  ...orderRoutes,
  ...threatRoutes,
  ...misuseRoutes,
  ...operationRoutes,
  ...officeRoutes,
  ...recognitionRoutes,
  ...exchangeRoutes,
];
