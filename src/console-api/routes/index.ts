import type { Route } from '../route.ts';
import { caseRoutes } from './cases.ts';
import { officeRoutes } from './office.ts';
import { operationRoutes } from './operations.ts';
import { orderRoutes } from './orders.ts';

/** Every verb for staff. */
export const routes: readonly Route[] = [...caseRoutes, ...orderRoutes, ...operationRoutes, ...officeRoutes];
