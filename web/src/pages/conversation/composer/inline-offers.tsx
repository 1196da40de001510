import { useEffect, useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import { wordsFor } from '../../../app/words-for.ts';
import type { FileRef, InlineOffers as Offers, PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { clean } from '../../../ui/peer-name.tsx';
import { say } from '../../../ui/toast.tsx';
import { useFile } from '../../../ui/use-file.ts';
import css from './composer.module.css';

const WAIT_MS = 300;
const ASKS_BOT = /^@([A-Za-z][A-Za-z0-9_]{3,31})\s([\s\S]*)$/;

interface InlineOffersProps {
  chatId: PeerId;
  text: string;
  replyTo: number | undefined;
  onSent: () => void;
}

/** "@bot words": what the bot offers to send. Nothing is sent before one of them is chosen. */
export function InlineOffers({ chatId, text, replyTo, onSent }: InlineOffersProps) {
  const { messenger } = useApp();
  const [found, setFound] = useState<{ for: string; offers: Offers }>();
  const [, name, query = ''] = ASKS_BOT.exec(text) ?? [];
  useEffect(() => {
    if (!name) return;
    let current = true;
    const ask = async () => {
      const bot = await messenger.resolve(name);
      const peer = bot === undefined ? undefined : await messenger.peer(bot);
      if (!bot || peer?.kind !== 'bot' || peer.inlineHint === undefined || !current) return;
      const offers = await messenger.inlineOffers(bot, chatId, query.trim(), '');
      if (current) setFound({ for: text, offers });
    };
    const timer = setTimeout(() => void ask().catch(() => {}), WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [messenger, chatId, name, query, text]);
  // Offers for other words stay until the new ones come, but not once the bot's name is gone.
  if (!name || !found || found.offers.offers.length === 0) return null;
  const send = (id: string) =>
    void messenger
      .sendInlineOffer(chatId, found.offers.queryId, id, replyTo)
      .then(onSent, (error: unknown) => say(wordsFor(error), 'error'));
  return (
    <ul className={css.completion} aria-label={t('composer.offers')}>
      {found.offers.offers.map((offer) => (
        <li key={offer.id}>
          <button type="button" className={css.offer} onClick={() => send(offer.id)}>
            {offer.picture && <Picture file={offer.picture} />}
            <span className={css.offerWords}>
              <bdi>{clean(offer.title)}</bdi>
              {offer.text && <bdi className={css.offerText}>{clean(offer.text)}</bdi>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Picture({ file }: { file: FileRef }) {
  const url = useFile(file);
  return <span className={css.thumb}>{url && <img src={url} alt="" />}</span>;
}
