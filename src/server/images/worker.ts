import { gunzipSync } from 'node:zlib';
import type { ImageWork } from './create-images.ts';
import { lumaOf } from './luma.ts';
import { render } from './render.ts';
import { viewsOf } from './views.ts';
import { toWebp } from './webp.ts';

/** The process that decodes pictures: whatever a file does to the decoder, the server goes on. */
interface Job {
  id: number;
  source: Uint8Array;
  work: ImageWork;
}

async function done({ source, work }: Job): Promise<unknown> {
  if ('render' in work) return render(source, work.render);
  if ('luma' in work) return lumaOf(source);
  if ('views' in work) return viewsOf(source);
  if ('webp' in work) return { bytes: await toWebp(source) };
  return { bytes: gunzipSync(source, { maxOutputLength: work.unpackBytes }) };
}

process.on('message', (job: Job) => {
  done(job).then(
    (answer) => process.send?.({ id: job.id, answer }),
    () => process.send?.({ id: job.id, answer: { trouble: 'damaged' } }),
  );
});
process.on('disconnect', () => process.exit(0));
