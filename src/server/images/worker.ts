import type { RenderPlan } from '#domain';
import { lumaOf } from './luma.ts';
import { render } from './render.ts';

/** The process that decodes pictures: whatever a file does to the decoder, the server goes on. */
interface Job {
  id: number;
  source: Uint8Array;
  /** Without a plan only the brightness is wanted. */
  plan?: RenderPlan;
}

process.on('message', (job: Job) => {
  const work: Promise<unknown> = job.plan ? render(job.source, job.plan) : lumaOf(job.source);
  work.then(
    (answer) => process.send?.({ id: job.id, answer }),
    () => process.send?.({ id: job.id, answer: { trouble: 'damaged' } }),
  );
});
process.on('disconnect', () => process.exit(0));
