import { createRoot } from 'react-dom/client';
import '../../web/src/styles/tokens.css';
import '../../web/src/styles/base.css';
import { applyLook, chosenLanguage } from '../../web/src/app/preferences.ts';
import { useCatalogue as loadCatalogue } from '../../web/src/i18n/index.ts';
import { DeskRoot } from './app/desk-root.tsx';
import { isDeskLanguage } from './i18n/index.ts';

const language = chosenLanguage(isDeskLanguage);
applyLook();
document.documentElement.lang = language;
await loadCatalogue(language);

const root = document.getElementById('root');
if (root) createRoot(root).render(<DeskRoot />);
