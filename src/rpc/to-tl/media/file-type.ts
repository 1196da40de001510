import type { tl } from '@mtcute/core';

const types: Readonly<Record<string, tl.storage.TypeFileType>> = {
  'image/jpeg': { _: 'storage.fileJpeg' },
  'image/gif': { _: 'storage.fileGif' },
  'image/png': { _: 'storage.filePng' },
  'application/pdf': { _: 'storage.filePdf' },
  'audio/mpeg': { _: 'storage.fileMp3' },
  'video/quicktime': { _: 'storage.fileMov' },
  'video/mp4': { _: 'storage.fileMp4' },
  'image/webp': { _: 'storage.fileWebp' },
};

export const toTlFileType = (mime: string): tl.storage.TypeFileType => types[mime] ?? { _: 'storage.filePartial' };
