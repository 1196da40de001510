import type { IncomingMessage } from 'node:http';
import { type BotUpload, type Media, storeFile } from '#domain';
import busboy from 'busboy';
import type { SentFile } from '../../files/fetch-file.ts';
import { bareName, mimeOf } from '../../files/mime.ts';
import { badPayload, missing } from '../api-error.ts';
import type { ApiDialect, Gateway } from '../context.ts';
import { tokenOf } from '../to-api/file.ts';
import { makeMedia } from './make-media.ts';
import { earlyTokenOf } from './media-of-token.ts';
import { receiveRange } from './receive-range.ts';

const fileBytes = 2000 * 1024 * 1024;

export interface UploadAnswer {
  status: number;
  body: object | string;
}

/**
 * Takes a file at the place that `POST /uploads` made for it: as the first file of a form, whole, or in ranges. Whoever
 * knows the address may do so, as with the services' own.
 */
export async function serveUpload(
  gateway: Gateway,
  dialect: ApiDialect,
  place: { bot: number; id: string },
  request: IncomingMessage,
): Promise<UploadAnswer> {
  const { world } = gateway;
  const upload = await world.store.read((tx) => tx.botUploads.get(place.bot, place.id));
  if (!upload) throw missing('Upload not found');
  const range = request.headers['content-range'];
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (request.method === 'GET') return { status: 200, body: { ready: upload.media !== undefined } };
  const kept = upload.media;
  const before = kept === undefined ? undefined : await world.store.read((tx) => tx.media.get(kept));
  if (before) {
    // A place takes one file: who sends it again, as after a lost answer, is told of the one that came.
    request.resume();
    return { status: 200, body: told(gateway, dialect, upload, before) };
  }
  const sent =
    type === 'multipart/form-data'
      ? await readForm(gateway, request)
      : await receiveRange(gateway, upload, request, range, fileBytes);
  if ('received' in sent) return { status: 200, body: `0-${sent.received - 1}/${sent.total}` };
  const media = await makeMedia({ world, bot: { id: upload.bot } }, upload.kind, sent);
  await world.store.write((tx) => tx.botUploads.setMedia(upload.bot, upload.id, media.id));
  return { status: 200, body: told(gateway, dialect, upload, media) };
}

/** What the place was for decides how it says that the file came. */
function told(gateway: Gateway, dialect: ApiDialect, upload: BotUpload, media: Media): object | string {
  const token = tokenOf({ bot: upload.bot, fileIds: gateway.fileIds }, media);
  if (upload.kind === 'image') return { photos: { [String(media.id)]: { token } } };
  if (upload.kind === 'file') return { fileId: media.id, token };
  // The token of a film or a sound was told before it came.
  return dialect === 'max' ? '<retval>1</retval>' : { token: earlyTokenOf(upload.id) };
}

/** The first file of a form, whatever its field is called. */
function readForm({ world }: Gateway, request: IncomingMessage): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      request.unpipe();
      request.resume();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    let form: busboy.Busboy;
    try {
      form = busboy({ headers: request.headers, limits: { files: 1, fileSize: fileBytes }, defParamCharset: 'utf8' });
    } catch {
      reject(badPayload('Wrong multipart form'));
      return;
    }
    let storing: Promise<SentFile> | undefined;
    form.on('file', (_field, stream, { filename, mimeType }) => {
      const name = bareName(filename ?? '');
      storing = storeFile(world, stream, fileBytes).then((blob) => ({ blob, name, mime: mimeOf(name, mimeType) }));
      storing.catch(fail);
    });
    form.on('error', () => fail(badPayload('Wrong multipart form')));
    form.on('close', () => {
      if (storing) storing.then(resolve, fail);
      else fail(badPayload('There is no file in the form'));
    });
    request.on('error', fail);
    request.pipe(form);
  });
}
