import { useEffect, useRef, useState } from 'react';
import type { ChangeEvent, ReactNode } from 'react';
import { useSharedT } from '../i18n/i18n';
import { IconButton } from './button';
import { Progress } from './card';
import { downscale } from './downscale';
import { Notice } from './feedback';
import { Icon } from './icon';
import './capture.css';

export interface Photo {
  id: string;
  /** Downscaled JPEG, ready to be sent. */
  blob: Blob;
  /** 0..1 while it is being sent; set by the app. */
  progress?: number | undefined;
  failed?: boolean | undefined;
}

export interface PhotoPickerProps {
  label?: string;
  photos: readonly Photo[];
  onAdd: (photos: Photo[]) => void;
  onRemove?: ((photo: Photo) => void) | undefined;
  limit?: number;
  /** Open the camera at once instead of the gallery. */
  camera?: boolean;
}

/** Takes photos, makes them small in the browser before anything is sent, shows and removes them. */
export function PhotoPicker({
  label,
  photos,
  onAdd,
  onRemove,
  limit = 10,
  camera,
}: PhotoPickerProps): ReactNode {
  const t = useSharedT();
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);

  const take = async (files: readonly File[]): Promise<void> => {
    const room = limit - photos.length;
    setComplaint(files.length > room ? t('photo.limit', { count: limit }) : null);
    setBusy(true);
    const added: Photo[] = [];
    for (const file of files.slice(0, room)) {
      try {
        added.push({ id: crypto.randomUUID(), blob: await downscale(file) });
      } catch {
        setComplaint(t('photo.unreadable'));
      }
    }
    setBusy(false);
    if (added.length > 0) onAdd(added);
  };
  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    void take(files);
  };

  return (
    <div className="co-stack">
      <div className="co-photos">
        {photos.map((photo, index) => (
          <PhotoTile key={photo.id} photo={photo} number={index + 1} onRemove={onRemove} />
        ))}
        {photos.length < limit && (
          <label className="co-photo-add">
            {busy ? <span className="co-spinner" /> : <Icon name="camera" size={26} />}
            {label ?? t(camera ? 'photo.take' : 'photo.add')}
            <input
              type="file"
              className="co-sr"
              accept="image/*"
              multiple={!camera}
              capture={camera ? 'environment' : undefined}
              disabled={busy}
              onChange={chosen}
            />
          </label>
        )}
      </div>
      {complaint && <Notice tone="warn">{complaint}</Notice>}
    </div>
  );
}

interface TileProps {
  photo: Photo;
  number: number;
  onRemove: ((photo: Photo) => void) | undefined;
}

function PhotoTile({ photo, number, onRemove }: TileProps): ReactNode {
  const t = useSharedT();
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(photo.blob);
    image.current?.setAttribute('src', url);
    return () => URL.revokeObjectURL(url);
  }, [photo.blob]);
  const sending = photo.progress !== undefined && photo.progress < 1;
  return (
    <div className={`co-photo ${sending ? 'co-photo--busy' : ''}`}>
      <img ref={image} alt={t('photo.alt', { number })} />
      {sending && <Progress value={photo.progress} label={t('photo.alt', { number })} />}
      {photo.failed && (
        <span className="co-photo__failed">
          <Icon name="alert" size={26} label={t('error.title')} />
        </span>
      )}
      {onRemove && (
        <IconButton
          small
          icon="x"
          className="co-photo__remove"
          label={t('photo.remove', { number })}
          onClick={() => onRemove(photo)}
        />
      )}
    </div>
  );
}
