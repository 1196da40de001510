const byEnding: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  flac: 'audio/flac',
  wav: 'audio/x-wav',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  html: 'text/html',
  zip: 'application/zip',
  gz: 'application/gzip',
  tgs: 'application/x-tgsticker',
  svg: 'image/svg+xml',
};

const unknown = 'application/octet-stream';
const form = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/;

/** What kind of file it is: its name knows better than libraries that call every file a stream of bytes. */
export function mimeOf(name: string, said: string | undefined): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const plain = said?.toLowerCase().split(';')[0]?.trim() ?? '';
  if (form.test(plain) && plain.length <= 100 && plain !== unknown) return plain;
  return byEnding[ending] ?? unknown;
}

/** The ending by which a downloaded file is known. */
export function endingOf(mime: string, name: string | undefined): string {
  const own = /\.([a-z0-9]{1,8})$/i.exec(name ?? '')?.[1]?.toLowerCase();
  return own ?? Object.entries(byEnding).find(([, kind]) => kind === mime)?.[0] ?? 'bin';
}

/** A bare name: no folders, no control or direction characters, by which a name could lie about its ending. */
export function bareName(name: string): string {
  const bare = name.split(/[/\\]/).at(-1) ?? '';
  return bare.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').slice(-255);
}
