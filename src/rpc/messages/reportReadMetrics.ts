import { method } from '../method.ts';

/** How long somebody looks at a post is not counted here. */
export const reportReadMetrics = method('messages.reportReadMetrics', async () => true, { peopleOnly: true });
