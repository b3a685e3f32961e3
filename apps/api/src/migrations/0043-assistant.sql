-- Vectors of pieces of articles, for the search by meaning. By what the piece says and who made it of it: an article that
-- changes in one paragraph costs one vector, and a text that stands in two articles costs one.
CREATE TABLE article_vector (
  organisation_id uuid NOT NULL,
  model text NOT NULL,
  -- SHA-256 of the piece.
  content_hash bytea NOT NULL CONSTRAINT article_vector_hash CHECK (length(content_hash) = 32),
  -- 32-bit floats of length one together, little end first.
  vector bytea NOT NULL CONSTRAINT article_vector_whole CHECK (length(vector) > 0 AND length(vector) % 4 = 0),
  embedded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT article_vector_pk PRIMARY KEY (organisation_id, model, content_hash),
  CONSTRAINT article_vector_organisation FOREIGN KEY (organisation_id, organisation_id) REFERENCES organisation (organisation_id, id)
);
-- Read by the automation alone on behalf of who searches, and only for articles that this one may read.
CALL protect_table('article_vector', manufacturer => 'none');

-- Null: like tokens read.
ALTER TABLE assistant_budget ADD COLUMN price_search numeric(12, 4)
  CONSTRAINT assistant_budget_price_search CHECK (price_search >= 0);

-- When people of the house answer, by its own clocks; null: nobody has said, and customers are told no hour.
ALTER TABLE organisation ADD COLUMN answer_hours jsonb;
