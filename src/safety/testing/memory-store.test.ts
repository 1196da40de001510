import { safetyStoreContract } from './contract.ts';
import { memorySafetyStore } from './memory-store.ts';

safetyStoreContract('in memory', async () => ({ store: memorySafetyStore(), close: async () => undefined }));
