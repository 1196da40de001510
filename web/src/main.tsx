import { createRoot } from 'react-dom/client';
createRoot(document.body).render(<b>hi</b>);
new SharedWorker(new URL('./worker/probe.ts', import.meta.url), { type: 'module' });
