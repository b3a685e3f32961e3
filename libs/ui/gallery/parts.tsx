import { useState } from 'react';
import type { ReactNode } from 'react';
import {
  ApiProblem,
  Avatar,
  BottomSheet,
  Button,
  Card,
  DataTable,
  Dialog,
  Field,
  Icon,
  IconButton,
  KeyHint,
  KeyValues,
  LiveMark,
  LocaleSwitch,
  Menu,
  Popover,
  Progress,
  SegmentedControl,
  StatusChip,
  Tabs,
  TextArea,
  ThemeSwitch,
  Toolbar,
  UrgencyMark,
  useFormat,
  useSharedT,
  useToasts,
} from '../index';
import type { IconName } from '../index';
import { icons } from '../components/icons';
import { jobs } from './samples';
import type { Job } from './samples';
import { Capture, Feedback, Forms, History, States } from './states';
import './gallery.css';

const iconNames = Object.keys(icons).filter((name): name is IconName => name in icons);
const problem = new ApiProblem({ status: 409, code: 'visit-overlaps' });

export function Parts(): ReactNode {
  return (
    <main className="gallery">
      <Bar />
      <Work />
      <div className="gallery__columns">
        <Controls />
        <Forms />
        <States />
        <Feedback />
        <Capture />
        <History />
      </div>
      <Card title="Icons">
        <div className="gallery__icons">
          {iconNames.map(name => (
            <span key={name} title={name}>
              <Icon name={name} size={20} />
            </span>
          ))}
        </div>
      </Card>
    </main>
  );
}

function Bar(): ReactNode {
  return (
    <Toolbar label="Gallery" className="gallery__bar">
      <strong className="co-grow">Callout parts</strong>
      <LiveMark />
      <ThemeSwitch />
      <div>
        <LocaleSwitch />
      </div>
    </Toolbar>
  );
}

function Work(): ReactNode {
  const t = useSharedT();
  const format = useFormat();
  const [sort, setSort] = useState('number');
  const [current, setCurrent] = useState('2');
  return (
    <Card
      flush
      title={t('noun.workOrder')}
      actions={
        <Button small icon="filter">
          {t('common.filter')}
        </Button>
      }
    >
      <DataTable<Job>
        label={t('noun.workOrder')}
        rows={jobs}
        rowKey={row => row.id}
        current={current}
        onOpen={row => setCurrent(row.id)}
        sort={sort}
        onSort={setSort}
        more={{ available: true, busy: false, load: () => undefined }}
        columns={[
          {
            key: 'u',
            title: t('noun.urgency'),
            titleHidden: true,
            width: 30,
            render: row => <UrgencyMark urgency={row.urgency} />,
          },
          {
            key: 'n',
            title: t('noun.workOrder'),
            sort: 'number',
            render: row => <span className="co-mono">{row.number}</span>,
          },
          { key: 't', title: t('noun.faultCode'), render: row => row.title },
          {
            key: 's',
            title: t('noun.state'),
            sort: 'status',
            render: row => <StatusChip kind="workOrder" status={row.status} />,
          },
          {
            key: 'c',
            title: t('noun.site'),
            priority: 2,
            render: row => (
              <>
                {row.site} <span className="co-faint">{row.city}</span>
              </>
            ),
          },
          {
            key: 'e',
            title: t('noun.engineer'),
            priority: 3,
            render: row =>
              row.engineer ? (
                <span className="co-line">
                  <Avatar name={row.engineer} size={22} />
                  {row.engineer}
                </span>
              ) : (
                <span className="co-faint">—</span>
              ),
          },
          {
            key: 'w',
            title: t('noun.promisedWindow'),
            align: 'end',
            priority: 2,
            render: row => format.window(row.start, row.end, { zone: 'Europe/Sofia' }),
          },
        ]}
      />
    </Card>
  );
}

function Controls(): ReactNode {
  const t = useSharedT();
  const toasts = useToasts();
  const [view, setView] = useState<'map' | 'board' | 'list'>('map');
  const [tab, setTab] = useState<'a' | 'b' | 'c'>('a');
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null);
  return (
    <Card title="Controls">
      <div className="co-stack">
        <Toolbar>
          <Button kind="primary" icon="check">
            {t('do.visit.dispatch')}
          </Button>
          <Button icon="calendar">{t('do.request.convert')}</Button>
          <Button kind="quiet">{t('common.cancel')}</Button>
          <Button kind="danger" icon="trash">
            {t('common.delete')}
          </Button>
        </Toolbar>
        <Toolbar>
          <Button kind="primary" busy>
            {t('common.save')}
          </Button>
          <Button disabled>{t('common.save')}</Button>
          <Button small icon="refresh">
            {t('common.refresh')}
          </Button>
          <IconButton icon="settings" label={t('common.settings')} />
          <Menu
            renderTrigger={props => <IconButton {...props} icon="more" label={t('common.more')} />}
            items={[
              { label: t('common.edit'), icon: 'edit', onSelect: () => undefined },
              { label: t('common.copy'), icon: 'copy', onSelect: () => undefined },
              {
                label: t('common.delete'),
                icon: 'trash',
                danger: true,
                divided: true,
                onSelect: () => undefined,
              },
            ]}
          />
          <Popover
            renderTrigger={props => (
              <Button {...props} small icon="info">
                {t('common.more')}
              </Button>
            )}
          >
            <KeyValues
              items={[
                [t('noun.skill'), 'Electrics 3'],
                [t('noun.part'), 'Fan 24 V'],
              ]}
            />
          </Popover>
          <KeyHint keys={['⌘', 'K']} />
        </Toolbar>
        <SegmentedControl
          label="View"
          value={view}
          onChange={setView}
          options={[
            { value: 'map', label: 'Map', icon: 'map' },
            { value: 'board', label: 'Board', icon: 'board' },
            { value: 'list', label: 'List', icon: 'list' },
          ]}
        />
        <Tabs
          label="Tabs"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'a', label: t('noun.alert'), count: 4 },
            { value: 'b', label: t('noun.visit'), icon: 'car' },
            { value: 'c', label: t('noun.part') },
          ]}
        />
        <Progress value={0.62} label="62 %" />
        <Progress label="?" />
        <Toolbar>
          <Button
            onClick={() =>
              toasts.show({ tone: 'good', text: 'WO-10482 → Мария Иванова, 09:30', undo: () => undefined })
            }
          >
            Toast
          </Button>
          <Button onClick={() => toasts.fail(problem)}>Refusal</Button>
          <Button onClick={() => setOpen('dialog')}>Dialog</Button>
          <Button onClick={() => setOpen('sheet')}>Sheet</Button>
        </Toolbar>
      </div>
      <Dialog
        open={open === 'dialog'}
        onClose={() => setOpen(null)}
        title={t('do.visit.decline')}
        footer={
          <>
            <Button onClick={() => setOpen(null)}>{t('common.cancel')}</Button>
            <Button kind="primary">{t('common.send')}</Button>
          </>
        }
      >
        <Field label={t('hold.other')}>
          <TextArea defaultValue="" />
        </Field>
      </Dialog>
      <BottomSheet
        open={open === 'sheet'}
        onClose={() => setOpen(null)}
        title={t('do.visit.leave-incomplete')}
      >
        <div className="co-stack">
          <Button wide icon="box">
            {t('hold.part')}
          </Button>
          <Button wide icon="door">
            {t('hold.access')}
          </Button>
          <Button wide icon="shield">
            {t('hold.safety')}
          </Button>
        </div>
      </BottomSheet>
    </Card>
  );
}
