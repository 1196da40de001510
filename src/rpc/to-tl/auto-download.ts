import type { tl } from '@mtcute/core';

const mebibyte = 1024 * 1024;

const preset = (
  photoMib: number,
  videoMib: number,
  fileMib: number,
  more: Partial<tl.RawAutoDownloadSettings> = {},
): tl.RawAutoDownloadSettings => ({
  _: 'autoDownloadSettings',
  photoSizeMax: photoMib * mebibyte,
  videoSizeMax: videoMib * mebibyte,
  fileSizeMax: fileMib * mebibyte,
  videoUploadMaxbitrate: 100,
  smallQueueActiveOperationsMax: 0,
  largeQueueActiveOperationsMax: 0,
  ...more,
});

/** What a client downloads unasked on a bad, a middling and a good network; each device keeps its own choice. */
export const autoDownloadPresets = {
  low: preset(1, 0, 0, { videoUploadMaxbitrate: 50, phonecallsLessData: true }),
  medium: preset(1, 10, 1, { audioPreloadNext: true }),
  high: preset(1, 15, 3, { videoPreloadLarge: true, audioPreloadNext: true }),
};
