import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { routes } from '#contracts';
import { Dialog, IconButton, useApi } from '#ui';
import { useT } from '../../i18n';
import './parts.css';

/** Thumbnails; a press opens the picture large, arrow keys go on. */
export function Photos({ ids }: { ids: readonly string[] }): ReactNode {
  const t = useT();
  const api = useApi();
  const [shown, setShown] = useState<number | null>(null);
  const open = shown === null ? undefined : ids[shown];
  const step = (by: number): void =>
    setShown(at => (at === null ? null : (at + by + ids.length) % ids.length));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  };
  return (
    <>
      <ul className="cs-photos">
        {ids.map((id, index) => (
          <li key={id}>
            <button type="button" className="cs-photos__thumb" onClick={() => setShown(index)}>
              <img
                src={api.url(routes.download, { params: { id }, query: { size: 'thumb' } })}
                alt={t('photo.alt', { number: index + 1 })}
                loading="lazy"
              />
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        open={open !== undefined}
        wide
        onClose={() => setShown(null)}
        title={t('parts.photoOf', { number: (shown ?? 0) + 1, total: ids.length })}
      >
        {/* Arrow keys are an extra for the two buttons that follow. */}
        <div className="cs-lightbox" role="presentation" onKeyDown={onKeyDown}>
          {open !== undefined && (
            <img
              src={api.url(routes.download, { params: { id: open }, query: { size: 'full' } })}
              alt={t('photo.alt', { number: (shown ?? 0) + 1 })}
            />
          )}
          {ids.length > 1 && (
            <div className="cs-lightbox__steps">
              <IconButton icon="chevronLeft" label={t('parts.photoBefore')} onClick={() => step(-1)} />
              <IconButton icon="chevronRight" label={t('parts.photoAfter')} onClick={() => step(1)} />
            </div>
          )}
        </div>
      </Dialog>
    </>
  );
}
