import { method } from '../method.ts';

/** There are no calls here: nothing to configure. */
export const getCallConfig = method('phone.getCallConfig', async () => ({ _: 'dataJSON', data: '{}' }), {
  peopleOnly: true,
});
