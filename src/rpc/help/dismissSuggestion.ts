import { method } from '../method.ts';

export const dismissSuggestion = method('help.dismissSuggestion', async () => true);
