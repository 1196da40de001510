import type { RenderPlan } from '#domain';
import { render } from './render.ts';

/** The process that decodes pictures: whatever a file does to the decoder, the server goes on. */
interface Job {
  id: number;
  source: Uint8Array;
  plan: RenderPlan;
}

process.on('message', (job: Job) => {
  render(job.source, job.plan).then(
    (answer) => process.send?.({ id: job.id, answer }),
    () => process.send?.({ id: job.id, answer: { trouble: 'damaged' } }),
  );
});
process.on('disconnect', () => process.exit(0));
