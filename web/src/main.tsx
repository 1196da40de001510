import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import { AppRoot } from './app/app.tsx';
import { AppContext } from './app/context.tsx';
import { applyLook, chosenLanguage } from './app/preferences.ts';
import { slotToOpen } from './app/slot.ts';
import { startApp } from './app/start.ts';
import { currentLanguage, directionOf, tagOf, useCatalogue as loadCatalogue } from './i18n/index.ts';

const language = chosenLanguage();
applyLook();

const slot = slotToOpen();
const app = startApp(slot, language);
// Without a connection its file may be missing: a page in English is more than none.
await loadCatalogue(language).catch(() => undefined);
document.documentElement.lang = tagOf(currentLanguage());
document.documentElement.dir = directionOf(currentLanguage());

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <AppContext value={app}>
      <AppRoot />
    </AppContext>,
  );
}

// The worker's file lies beside the page; it keeps the page itself for times without a connection.
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('./sw.js').catch(() => {});
  });
}
