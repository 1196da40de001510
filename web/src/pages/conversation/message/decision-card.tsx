import { Scale } from 'lucide-react';
import { type Message, SERVICE_ACCOUNT } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import css from './decision-card.module.css';
import { safeUrl } from './safe-url.ts';

/** Where a statement of reasons can be read and complained about, when the server's own account sent one. */
function statementUrl(message: Message): string | undefined {
  // Nobody else can tell of decisions.
  if (message.from !== SERVICE_ACCOUNT) return undefined;
  for (const { kind, offset, length, url } of message.entities) {
    if (kind !== 'url' && kind !== 'link') continue;
    const address = safeUrl(url ?? message.text.slice(offset, offset + length));
    // Behind another name the server may still write its own: the path on this origin is the same page.
    if (address && /^\/statement\/\d+$/.test(address.pathname) && address.searchParams.has('key')) {
      return `${address.pathname}${address.search}`;
    }
  }
  return undefined;
}

/** One tap from a decision to its reasons and to the complaint against it. */
export function DecisionCard({ message }: { message: Message }) {
  const url = statementUrl(message);
  if (!url) return null;
  return (
    <a className={css.decision} href={url} target="_blank" rel="noopener">
      <Scale size={18} />
      {t('decision.read')}
    </a>
  );
}
