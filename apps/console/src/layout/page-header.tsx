import type { ReactNode } from 'react';
import { Icon } from '#ui';
import { Link } from '../routing';
import { PageTitle } from './page-title';
import './page-header.css';

export interface PageHeaderProps {
  title: string;
  /** Beside the title: a status chip, an urgency mark. */
  marks?: ReactNode;
  /** One line below it: serial number, site, customer. */
  detail?: ReactNode;
  /** On the right, the main one last. */
  actions?: ReactNode;
  /** The list that this came from. */
  back?: { to: string; label: string } | undefined;
}

/** Head of every page that scrolls; also names the browser's tab. */
export function PageHeader({ title, marks, detail, actions, back }: PageHeaderProps): ReactNode {
  return (
    <header className="cs-head">
      <PageTitle text={title} />
      <div className="cs-head__text">
        {back && (
          <Link to={back.to} className="cs-head__back">
            <Icon name="chevronLeft" size={14} />
            {back.label}
          </Link>
        )}
        <div className="cs-head__line">
          <h1 className="cs-head__title">{title}</h1>
          {marks}
        </div>
        {detail && <div className="cs-head__detail">{detail}</div>}
      </div>
      {actions && <div className="cs-head__actions">{actions}</div>}
    </header>
  );
}
