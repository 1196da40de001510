import type { OutgoingFile } from '../../data/verbs/sending.ts';
import type { Media } from '../../data/views.ts';

const ALBUM_LIMIT = 10;

/** Pictures and videos stand together, files with files; a voice message stands alone. At most ten in one album. */
export function albums(files: readonly OutgoingFile[]): OutgoingFile[][] {
  const groups: { kind: string; files: OutgoingFile[] }[] = [];
  for (const file of files) {
    const kind = file.as === 'photo' || file.as === 'video' ? 'pictures' : file.as;
    const last = groups.at(-1);
    if (last?.kind === kind && kind !== 'voice' && last.files.length < ALBUM_LIMIT) last.files.push(file);
    else groups.push({ kind, files: [file] });
  }
  return groups.map((group) => group.files);
}

/** What the page shows of a file that is still on this device. */
export function localMedia(file: OutgoingFile): Media {
  const ref = {
    at: 'document',
    id: '',
    accessHash: '',
    reference: new Uint8Array(),
    thumb: '',
    mime: file.blob.type,
    bytes: file.blob.size,
  } as const;
  if (file.as === 'photo') {
    return { kind: 'photo', width: file.width ?? 320, height: file.height ?? 240, file: ref, spoiler: false };
  }
  return {
    kind: file.as === 'voice' ? 'voice' : file.as === 'video' ? 'video' : 'file',
    name: file.name,
    mime: file.blob.type,
    bytes: file.blob.size,
    file: ref,
    width: file.width,
    height: file.height,
    durationS: file.durationS,
    waveform: file.waveform,
    spoiler: false,
  };
}
