import { AwsClient } from 'aws4fetch';
import { StorageError } from '../errors.ts';

export interface S3Options {
  /** Without a slash at the end; the bucket follows as the first part of the path. */
  endpoint: string;
  bucket: string;
  /** Put before every key; empty, or with a slash at its end. */
  prefix: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface S3Object {
  key: string;
  sizeBytes: number;
  modifiedMs: number;
}

/** The few requests of the S3 protocol that blobs need. Keys are ours: hex, digits and slashes. */
export interface Bucket {
  put(key: string, bytes: Uint8Array): Promise<void>;
  read(key: string, offsetBytes: number, lengthBytes: number): Promise<Uint8Array | undefined>;
  sizeOf(key: string): Promise<number | undefined>;
  delete(key: string): Promise<void>;
  list(prefix: string): AsyncGenerator<S3Object>;
  beginUpload(
    key: string,
  ): Promise<{ put(piece: Uint8Array): Promise<void>; complete(): Promise<void>; abort(): Promise<void> }>;
}

const retries = 3;

/** A bucket of any S3-compatible store; requests are signed and tried again by the client. */
export function openBucket(options: S3Options): Bucket {
  const { accessKeyId, secretAccessKey, region, prefix } = options;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries });
  const root = `${options.endpoint}/${options.bucket}`;

  async function send(method: string, path: string, init: RequestInit = {}, allowed: number[] = []): Promise<Response> {
    let response: Response;
    try {
      response = await client.fetch(`${root}${path}`, { ...init, method });
    } catch (error) {
      throw new StorageError('unavailable', 'the object store does not answer', error);
    }
    if (response.ok || allowed.includes(response.status)) return response;
    const answer = (await response.text()).slice(0, 500);
    throw new StorageError('unavailable', `the object store answered ${response.status}`, answer);
  }
  const path = (key: string): string => `/${prefix}${key}`;
  const body = (bytes: Uint8Array) => ({ body: new Uint8Array(bytes) });

  return {
    async put(key, bytes) {
      await drain(await send('PUT', path(key), body(bytes)));
    },
    async read(key, offsetBytes, lengthBytes) {
      if (lengthBytes <= 0) return (await this.sizeOf(key)) === undefined ? undefined : new Uint8Array(0);
      const range = `bytes=${offsetBytes}-${offsetBytes + lengthBytes - 1}`;
      const response = await send('GET', path(key), { headers: { range } }, [404, 416]);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (response.status === 404) return undefined;
      return response.status === 416 ? new Uint8Array(0) : bytes;
    },
    async sizeOf(key) {
      const response = await send('HEAD', path(key), {}, [404]);
      return response.status === 404 ? undefined : Number(response.headers.get('content-length'));
    },
    async delete(key) {
      await drain(await send('DELETE', path(key), {}, [404]));
    },
    async *list(under) {
      let token: string | undefined;
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: prefix + under });
        if (token !== undefined) query.set('continuation-token', token);
        const xml = await (await send('GET', `/?${query}`)).text();
        for (const [, entry = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) yield objectOf(entry, prefix);
        token = field(xml, 'IsTruncated') === 'true' ? field(xml, 'NextContinuationToken') : undefined;
      } while (token !== undefined);
    },
    async beginUpload(key) {
      const id = field(await (await send('POST', `${path(key)}?uploads=`)).text(), 'UploadId');
      if (id === undefined) throw new StorageError('unavailable', 'the object store began no upload');
      const query = `uploadId=${encodeURIComponent(id)}`;
      const tags: string[] = [];
      return {
        async put(piece) {
          const response = await send('PUT', `${path(key)}?partNumber=${tags.length + 1}&${query}`, body(piece));
          await drain(response);
          tags.push(response.headers.get('etag') ?? '');
        },
        async complete() {
          const pieces = tags.map((tag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
          const xml = `<CompleteMultipartUpload>${pieces.join('')}</CompleteMultipartUpload>`;
          const answer = await (await send('POST', `${path(key)}?${query}`, { body: xml })).text();
          // A failure while the pieces are joined comes as an error inside a good answer.
          if (answer.includes('<Error>'))
            throw new StorageError('unavailable', 'the object store did not join the pieces', answer);
        },
        async abort() {
          await drain(await send('DELETE', `${path(key)}?${query}`, {}, [404]));
        },
      };
    },
  };
}

/** An answer that is not read would keep its connection. */
async function drain(response: Response): Promise<void> {
  await response.arrayBuffer();
}

function objectOf(entry: string, prefix: string): S3Object {
  return {
    key: (field(entry, 'Key') ?? '').slice(prefix.length),
    sizeBytes: Number(field(entry, 'Size')),
    modifiedMs: Date.parse(field(entry, 'LastModified') ?? ''),
  };
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function field(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(\w+);/g, (whole, word: string) => named[word] ?? whole);
}
