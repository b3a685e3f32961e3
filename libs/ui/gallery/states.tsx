import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import {
  Switch,
  Checkbox,
  TextArea,
  Select,
  TextInput,
  Field,
  ApiProblem,
  Card,
  Chip,
  EmptyState,
  ErrorNotice,
  ErrorState,
  KeyValues,
  Notice,
  Offline,
  PhotoPicker,
  SignaturePad,
  Skeleton,
  Stars,
  StatusChip,
  Timeline,
  UrgencyMark,
  useSharedT,
} from '../index';
import type { Photo, StatusKind } from '../index';
import { knownStatuses } from '../components/status';

const kinds: StatusKind[] = ['workOrder', 'visit', 'request', 'alert', 'equipment'];
const problem = new ApiProblem({ status: 409, code: 'visit-overlaps' });

export function States(): ReactNode {
  return (
    <Card title="States">
      <div className="co-stack">
        <div className="gallery__chips">
          {(['critical', 'high', 'normal', 'low'] as const).map(urgency => (
            <UrgencyMark key={urgency} urgency={urgency} label />
          ))}
        </div>
        {kinds.map(kind => (
          <div key={kind} className="gallery__chips">
            {knownStatuses(kind).map(status => (
              <StatusChip key={status} kind={kind} status={status} />
            ))}
          </div>
        ))}
        <div className="gallery__chips">
          <Chip icon="wrench">Electrics 3</Chip>
          <Chip tone="accent" icon="bot">
            AI
          </Chip>
        </div>
      </div>
    </Card>
  );
}

export function Feedback(): ReactNode {
  const t = useSharedT();
  return (
    <Card title="Feedback">
      <div className="co-stack">
        <Notice tone="info">{t('error.timeoutHint')}</Notice>
        <Notice tone="warn">{t('map.tilesAway')}</Notice>
        <ErrorNotice error={problem} />
        <ErrorState error={new Offline('network')} onRetry={() => undefined} />
        <EmptyState icon="check" title={t('table.empty')} text={t('error.offlineHint')} />
        <Skeleton />
      </div>
    </Card>
  );
}

export function Capture(): ReactNode {
  const t = useSharedT();
  const [stars, setStars] = useState(4);
  const [photos, setPhotos] = useState<Photo[]>([]);
  const pad = useRef(null);
  return (
    <Card title="Capture">
      <div className="co-stack">
        <Stars label="Rating" value={stars} onChange={setStars} />
        <PhotoPicker
          photos={photos}
          onAdd={added => setPhotos(before => [...before, ...added])}
          onRemove={gone => setPhotos(before => before.filter(photo => photo.id !== gone.id))}
        />
        <SignaturePad ref={pad} height={150} />
        <KeyValues
          stacked
          items={[
            [
              t('noun.serialNumber'),
              <span key="s" className="co-mono">
                CP-22041-0087
              </span>,
            ],
            [t('noun.model'), 'AirPro 55'],
          ]}
        />
      </div>
    </Card>
  );
}

export function History(): ReactNode {
  const t = useSharedT();
  return (
    <Card title="Timeline">
      <Timeline
        zone="Europe/Sofia"
        events={[
          {
            id: '1',
            at: '2026-11-20T07:02:00Z',
            title: t('state.alert.open'),
            who: t('role.device'),
            icon: 'thermometer',
            tone: 'bad',
            body: '96.4 °C > 90 °C',
          },
          {
            id: '2',
            at: '2026-11-20T07:03:00Z',
            title: t('state.request.triaging'),
            who: t('source.assistant'),
            icon: 'bot',
            tone: 'info',
          },
          {
            id: '3',
            at: '2026-11-20T07:11:00Z',
            title: t('state.visit.dispatched'),
            who: 'Мария Иванова',
            icon: 'send',
            tone: 'accent',
          },
          {
            id: '4',
            at: '2026-11-20T08:20:00Z',
            title: t('state.visit.completed'),
            who: '李 伟',
            icon: 'checkCircle',
            tone: 'good',
          },
        ]}
      />
    </Card>
  );
}

export function Forms(): ReactNode {
  const t = useSharedT();
  return (
    <Card title="Fields">
      <div className="co-stack">
        <Field label={t('common.search')}>
          <TextInput icon="search" placeholder="WO-10482, SN…" />
        </Field>
        <Field label={t('common.email')} error={t('field.invalid')}>
          <TextInput defaultValue="ivan@" />
        </Field>
        <Field label={t('noun.urgency')} optional hint={t('common.optional')}>
          <Select
            options={[
              { value: 'high', label: t('urgency.high') },
              { value: 'low', label: t('urgency.low') },
            ]}
          />
        </Field>
        <Field label={t('noun.site')}>
          <TextArea placeholder="…" />
        </Field>
        <Checkbox label={t('common.confirm')} defaultChecked hint="Anna, 10:42" />
        <Switch label={t('live.live')} defaultChecked />
      </div>
    </Card>
  );
}
