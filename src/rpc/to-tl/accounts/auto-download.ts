import type { tl } from '@mtcute/core';
import type { AutoDownload, NetworkKind } from '#domain';

const mebibyte = 1024 * 1024;

const preset = (
  photoMib: number,
  videoMib: number,
  fileMib: number,
  more: Partial<AutoDownload> = {},
): AutoDownload => ({
  disabled: false,
  videoPreloadLarge: false,
  audioPreloadNext: false,
  phonecallsLessData: false,
  storiesPreload: false,
  photoBytes: photoMib * mebibyte,
  videoBytes: videoMib * mebibyte,
  fileBytes: fileMib * mebibyte,
  videoUploadBitrate: 100,
  smallQueueOperations: 0,
  largeQueueOperations: 0,
  ...more,
});

/** What a client downloads unasked on a bad, a middling and a good network, until the account says otherwise. */
const presets = {
  low: preset(1, 0, 0, { videoUploadBitrate: 50, phonecallsLessData: true }),
  medium: preset(1, 10, 1, { audioPreloadNext: true }),
  high: preset(1, 15, 3, { videoPreloadLarge: true, audioPreloadNext: true }),
};

export const toTlAutoDownload = (
  chosen: Partial<Record<NetworkKind, AutoDownload>>,
): tl.account.RawAutoDownloadSettings => ({
  _: 'account.autoDownloadSettings',
  low: toTlChoice(chosen.low ?? presets.low),
  medium: toTlChoice(chosen.medium ?? presets.medium),
  high: toTlChoice(chosen.high ?? presets.high),
});

const toTlChoice = (choice: AutoDownload): tl.RawAutoDownloadSettings => ({
  _: 'autoDownloadSettings',
  disabled: choice.disabled,
  videoPreloadLarge: choice.videoPreloadLarge,
  audioPreloadNext: choice.audioPreloadNext,
  phonecallsLessData: choice.phonecallsLessData,
  storiesPreload: choice.storiesPreload,
  photoSizeMax: choice.photoBytes,
  videoSizeMax: choice.videoBytes,
  fileSizeMax: choice.fileBytes,
  videoUploadMaxbitrate: choice.videoUploadBitrate,
  smallQueueActiveOperationsMax: choice.smallQueueOperations,
  largeQueueActiveOperationsMax: choice.largeQueueOperations,
});
