-- What the language model may cost an organisation in a calendar month, and what a million of its tokens costs.
CREATE TABLE assistant_budget (
  organisation_id uuid NOT NULL,
  currency text NOT NULL CONSTRAINT assistant_budget_currency CHECK (currency ~ '^[A-Z]{3}$'),
  price_in numeric(12, 4),
  price_out numeric(12, 4),
  monthly numeric(12, 2),
  warn_share double precision NOT NULL DEFAULT 0.8,
  -- The months, as YYYY-MM, that were last warned of and last stopped in: each is told once.
  warned_for text,
  stopped_for text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT assistant_budget_pk PRIMARY KEY (organisation_id),
  CONSTRAINT assistant_budget_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id),
  CONSTRAINT assistant_budget_prices CHECK (num_nonnulls(price_in, price_out) <> 1),
  -- Without prices nothing is known to cost anything.
  CONSTRAINT assistant_budget_monthly CHECK (monthly IS NULL OR price_in IS NOT NULL),
  CONSTRAINT assistant_budget_amounts CHECK (price_in >= 0 AND price_out >= 0 AND monthly >= 0),
  CONSTRAINT assistant_budget_share CHECK (warn_share BETWEEN 0.1 AND 1)
);
CALL protect_table('assistant_budget');

-- Every call of a language model, written before it is made: with the most that it can use, and then with what it has used.
CREATE TABLE llm_call (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL,
  service_request_id uuid,
  at timestamptz NOT NULL DEFAULT now(),
  purpose text NOT NULL CONSTRAINT llm_call_purpose CHECK (purpose IN ('triage', 'conversation', 'search')),
  model text NOT NULL,
  tokens_in integer NOT NULL,
  tokens_out integer NOT NULL,
  -- False: under way, or nobody has told how many it were; the most that it can be stands there.
  is_measured boolean NOT NULL DEFAULT false,
  -- Null: no price was known.
  cost numeric(16, 8),
  currency text,
  -- Null: under way, or the process ended meanwhile.
  ms integer,
  fault text,
  CONSTRAINT llm_call_tenant UNIQUE (organisation_id, id),
  CONSTRAINT llm_call_request FOREIGN KEY (organisation_id, service_request_id)
    REFERENCES service_request (organisation_id, id) ON DELETE SET NULL (service_request_id)
);
CREATE INDEX llm_call_month ON llm_call (organisation_id, at) INCLUDE (cost, currency);
CREATE INDEX llm_call_by_request ON llm_call (organisation_id, service_request_id) WHERE service_request_id IS NOT NULL;
CALL protect_table('llm_call', manufacturer => 'read');
