import { ExternalLink } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import { go } from '../../../app/route.ts';
import { wordsFor } from '../../../app/words-for.ts';
import type { FileRef, InlineOffers as Offers, PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { clean } from '../../../ui/peer-name.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { say } from '../../../ui/toast.tsx';
import { useFile } from '../../../ui/use-file.ts';
import { openOutside } from '../message/open-outside.ts';
import type { CompletionHandle } from './completion.tsx';
import css from './composer.module.css';
import { useInlineOffers } from './use-inline-offers.ts';

/** So near to the end of the list, in px, the next page is asked for. */
const NEAR_PX = 240;
const NOTHING = -1;

interface InlineOffersProps {
  ref: Ref<CompletionHandle>;
  chatId: PeerId;
  text: string;
  replyTo: number | undefined;
  onSent: () => void;
}

/** "@bot words": what the bot offers to send. Nothing is sent before one of them is chosen. */
export function InlineOffers({ ref, chatId, text, replyTo, onSent }: InlineOffersProps) {
  const { messenger } = useApp();
  const { found, busy, more } = useInlineOffers(chatId, text);
  const [at, setAt] = useState(NOTHING);
  const [closedFor, setClosedFor] = useState('');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => setAt(NOTHING), [text]);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to undo the effect.
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const offers = found?.offers ?? [];
  const open = closedFor !== text && (busy || found !== undefined);

  const send = (id: string) =>
    found &&
    void messenger
      .sendInlineOffer(chatId, found.queryId, id, replyTo)
      .then(onSent, (error: unknown) => say(wordsFor(error), 'error'));

  useImperativeHandle(ref, () => ({
    key: (event) => {
      if (!open) return false;
      const chosen = offers[at];
      if (event.key === 'Escape') setClosedFor(text);
      else if (event.key === 'ArrowDown' && offers.length > 0) setAt(Math.min(at + 1, offers.length - 1));
      else if (event.key === 'ArrowUp' && at > NOTHING) setAt(at - 1);
      else if (event.key === 'Enter' && chosen) send(chosen.id);
      else return false;
      event.preventDefault();
      return true;
    },
  }));

  if (!open) return null;
  const near = ({ currentTarget: it }: React.UIEvent<HTMLElement>) =>
    it.scrollHeight - it.scrollTop - it.clientHeight < NEAR_PX && more();
  return (
    <div className={css.completion} onScroll={near}>
      {found?.button && <StartButton bot={found.bot} button={found.button} />}
      {offers.length > 0 && (
        <ul ref={list} className={found?.gallery ? css.gallery : undefined} aria-label={t('composer.offers')}>
          {offers.map((offer, index) => (
            <li key={offer.id} aria-current={index === at || undefined}>
              <Offer offer={offer} gallery={found?.gallery ?? false} onSend={() => send(offer.id)} />
            </li>
          ))}
        </ul>
      )}
      {busy ? (
        <p className={css.offersNote} role="status">
          <Spinner /> {t('composer.offers.asking')}
        </p>
      ) : (
        offers.length === 0 &&
        !found?.button && (
          <p className={css.offersNote} role="status">
            {clean(found?.hint ?? '') || t('composer.offers.none')}
          </p>
        )
      )}
    </div>
  );
}

/** Leads to the bot or to a page of it, where something has to be settled before it can offer more. */
function StartButton({ bot, button }: { bot: PeerId; button: NonNullable<Offers['button']> }) {
  const { messenger } = useApp();
  const press = () => {
    if ('start' in button) go({ at: 'chat', id: bot, start: button.start });
    else messenger.openWebApp(bot, button.url).then(openOutside, (error: unknown) => say(wordsFor(error), 'error'));
  };
  return (
    <button type="button" className={css.offersButton} onClick={press}>
      <bdi>{clean(button.text)}</bdi>
      {'url' in button && <ExternalLink size={14} />}
    </button>
  );
}

function Offer({ offer, gallery, onSend }: { offer: Offers['offers'][number]; gallery: boolean; onSend: () => void }) {
  if (gallery)
    return (
      <button type="button" className={css.galleryOffer} aria-label={clean(offer.title)} onClick={onSend}>
        {offer.picture ? <Picture file={offer.picture} /> : <bdi>{clean(offer.title)}</bdi>}
      </button>
    );
  return (
    <button type="button" className={css.offer} onClick={onSend}>
      {offer.picture && <Picture file={offer.picture} />}
      <span className={css.offerWords}>
        <bdi>{clean(offer.title)}</bdi>
        {offer.text && <bdi className={css.offerText}>{clean(offer.text)}</bdi>}
      </span>
    </button>
  );
}

function Picture({ file }: { file: FileRef }) {
  const url = useFile(file);
  return <span className={css.thumb}>{url && <img src={url} alt="" />}</span>;
}
