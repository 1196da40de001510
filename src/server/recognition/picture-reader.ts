import type { ReadPicture } from '#safety';

/** Reads pictures for comparison as the watcher does, in a process of its own, for whoever measures it. */
export async function openPictureReader(): Promise<{ read: ReadPicture; close(): void }> {
  const { createImages } = await import('../images/create-images.ts');
  const { readPictureWith } = await import('./decode-with.ts');
  const images = createImages();
  return { read: readPictureWith(images), close: () => images.close() };
}
