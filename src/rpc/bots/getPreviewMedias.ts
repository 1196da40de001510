import { method } from '../method.ts';

/** Profiles of bots hold no previews here. */
export const getPreviewMedias = method('bots.getPreviewMedias', async () => [], { peopleOnly: true });
