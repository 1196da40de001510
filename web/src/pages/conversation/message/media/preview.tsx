import type { LinkPreview } from '../../../../data/views.ts';
import { useFile } from '../../../../ui/use-file.ts';
import { linkAttributes } from '../link-attributes.ts';
import { safeUrl } from '../safe-url.ts';
import css from './media.module.css';

export function Preview({ preview }: { preview: LinkPreview }) {
  const url = safeUrl(preview.url);
  const photo = useFile(preview.photo?.file);
  const body = (
    <>
      {preview.site && <bdi className={css.site}>{preview.site}</bdi>}
      {preview.title && <bdi className={css.previewTitle}>{preview.title}</bdi>}
      {preview.text && <bdi className={css.previewText}>{preview.text}</bdi>}
      {photo && <img src={photo} alt="" />}
    </>
  );
  return url ? (
    <a className={`${css.preview} preview`} {...linkAttributes(url)}>
      {body}
    </a>
  ) : (
    <div className={`${css.preview} preview`}>{body}</div>
  );
}
