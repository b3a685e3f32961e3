-- The words of an organisation beside those of the trade, and the names that are never translated.
CREATE TABLE glossary_term (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  is_protected boolean NOT NULL DEFAULT false,
  zh text[] NOT NULL DEFAULT '{}',
  en text[] NOT NULL DEFAULT '{}',
  bg text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT glossary_term_tenant UNIQUE (organisation_id, id),
  CONSTRAINT glossary_term_words CHECK (cardinality(zh || en || bg) BETWEEN 1 AND 30),
  CONSTRAINT glossary_term_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
-- Whoever searches in articles searches with these words; no route shows them to others than managers.
CALL protect_table('glossary_term', partner => 'read', partner_when => 'true', customer => 'read', customer_when => 'true',
  visitor => 'true', visitor_mode => 'read');

-- One row an organisation: its version counts the changes, so that every index knows whether it is of today, and every
-- result which words it was made with.
CREATE TABLE glossary (
  organisation_id uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT glossary_pk PRIMARY KEY (organisation_id),
  CONSTRAINT glossary_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
CALL protect_table('glossary', partner => 'read', partner_when => 'true', customer => 'read', customer_when => 'true',
  visitor => 'true', visitor_mode => 'read');
