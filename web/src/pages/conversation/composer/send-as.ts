import type { OutgoingFile } from '../../../data/verbs/sending.ts';
import { stopLoading } from '../message/media/stop-loading.ts';

/** Files chosen to go out untouched, even when they are pictures. */
export const asFile = new WeakSet<File>();

const PHOTO = /^image\/(jpeg|png|webp|avif|bmp)$/;
const MAX_SIDE_PX = 2560;
const QUALITY = 0.87;

export function isPicture(file: File): boolean {
  return PHOTO.test(file.type);
}

/** Makes a chosen file ready to go out: pictures as JPEG of a sensible size, videos with their measures. */
export async function prepare(file: File, plain: boolean): Promise<OutgoingFile> {
  if (!plain && isPicture(file)) {
    const photo = await preparePhoto(file);
    if (photo) return photo;
  }
  if (!plain && file.type.startsWith('video/')) {
    const measures = await measureVideo(file);
    if (measures) return { blob: file, name: file.name, as: 'video', ...measures };
  }
  return { blob: file, name: file.name, as: 'file' };
}

async function preparePhoto(file: File): Promise<OutgoingFile | undefined> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, MAX_SIDE_PX / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    // Transparent pictures become white where stock clients expect JPEG.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    return { blob, name: file.name, as: 'photo', width, height };
  } catch {
    // Not a picture after all: it goes out as the file that it is.
    return undefined;
  }
}

function measureVideo(file: File): Promise<{ width: number; height: number; durationS: number } | undefined> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    const url = URL.createObjectURL(file);
    const finish = (result: { width: number; height: number; durationS: number } | undefined) => {
      video.onerror = null;
      stopLoading(video);
      URL.revokeObjectURL(url);
      resolve(result);
    };
    video.preload = 'metadata';
    video.onloadedmetadata = () =>
      finish({
        width: video.videoWidth,
        height: video.videoHeight,
        durationS: Number.isFinite(video.duration) ? video.duration : 0,
      });
    video.onerror = () => finish(undefined);
    video.src = url;
  });
}
