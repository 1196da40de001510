import type { tl } from '@mtcute/core';
import type { AutoDownload } from '#domain';

export const fromTlAutoDownload = (given: tl.TypeAutoDownloadSettings): AutoDownload => ({
  disabled: given.disabled ?? false,
  videoPreloadLarge: given.videoPreloadLarge ?? false,
  audioPreloadNext: given.audioPreloadNext ?? false,
  phonecallsLessData: given.phonecallsLessData ?? false,
  storiesPreload: given.storiesPreload ?? false,
  photoBytes: given.photoSizeMax,
  videoBytes: given.videoSizeMax,
  fileBytes: given.fileSizeMax,
  videoUploadBitrate: given.videoUploadMaxbitrate,
  smallQueueOperations: given.smallQueueActiveOperationsMax,
  largeQueueOperations: given.largeQueueActiveOperationsMax,
});
