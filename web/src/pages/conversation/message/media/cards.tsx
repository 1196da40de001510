import { MapPin, UserRound } from 'lucide-react';
import { go } from '../../../../app/route.ts';
import type { Media } from '../../../../data/views.ts';
import { t } from '../../../../i18n/index.ts';
import { clean } from '../../../../ui/peer-name.tsx';
import css from './media.module.css';

/** A place by its name or its degrees; the device's maps open it. */
export function PlaceCard({ place }: { place: Extract<Media, { kind: 'place' }> }) {
  return (
    <a
      className={css.card}
      href={`geo:${place.latitude},${place.longitude}`}
      aria-label={`${t('media.place')} ${place.title ?? ''}`}
    >
      <span className={css.cardIcon}>
        <MapPin size={20} />
      </span>
      <span>
        <strong>{clean(place.title ?? '') || t('media.place')}</strong>
        <span>{place.address || `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`}</span>
      </span>
    </a>
  );
}

/** Somebody's name and number; it leads to them if they are here. */
export function ContactCard({ contact }: { contact: Extract<Media, { kind: 'contact' }> }) {
  return (
    <button
      type="button"
      className={css.card}
      disabled={!contact.peer}
      onClick={() => contact.peer && go({ at: 'chat', id: contact.peer })}
    >
      <span className={css.cardIcon}>
        <UserRound size={20} />
      </span>
      <span>
        <strong>{clean(contact.name) || t('peer.nameless')}</strong>
        <span dir="ltr">{contact.phone.startsWith('+') ? contact.phone : `+${contact.phone}`}</span>
      </span>
    </button>
  );
}
